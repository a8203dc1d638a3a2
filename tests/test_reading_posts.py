"""Posts of one or two sentences: their language is named, and none of their lines is lost."""

import pytest

from rumourtrack.knowledge.files import list_languages
from rumourtrack.knowledge.packs import load_pack
from rumourtrack.reading import Reader, read_article
from rumourtrack.reading.language import find_language
from rumourtrack.records import Article

READER = Reader([load_pack(code) for code in list_languages()])

ENGLISH = [
    "🚨 BREAKING: Everton have agreed personal terms with Marco Ferretti, medical tomorrow 🔵 #EFC",
    "Talks ongoing between Leeds and Girona for Pau Vidal, no agreement yet. More to follow 👀 #LUFC",
    "Understand Jonas Weber to Fulham, here we go! Five-year deal, €22m plus add-ons ✅ #FFC",
    "Exclusive: Celtic want Tomas Lindqvist before the window shuts. Malmö asking for £6m 🍀",
    "Hearing Brentford reject second bid from Napoli for Callum Hayes. Player keen on move 🐝",
    "Luca Moretti to Aston Villa, done deal! Contract signed until June 2029 🤝 #AVFC #Moretti",
    "No chance Kofi Asante leaves this month. Newcastle not interested in selling, simple as that 🖤🤍",
    "West Ham close in on Diego Paredes 🇦🇷 River Plate expect a decision within 48 hours ⚒️ #WHUFC",
    "Burnley boss confirms interest in Owen Pritchard: \"Good player, we'll see what happens\" #twitterclarets",
    "JUST IN: Nottingham Forest open negotiations with Porto over Rui Sampaio 🌳 @BBCSport",
    "Rangers set to sack manager Graeme Lockhart after third straight defeat. Announcement expected tonight",
    "Ella Thornton signs new three-year contract at Brighton 🎉 \"I love it here,\" says England winger",
    "Crystal Palace turn down £35m Bayern offer for Michael Adeyemi 🦅 #CPFC #Bundesliga",
    "Transfer latest: Wolves, Southampton and Lyon all track teenage striker Noah Diallo 🐺",
    "Deadline day: Hull City complete loan signing of Isak Bergström from Djurgården 🐯 #hcafc",
    "Pretty sure Arsenal will go back in for Viktor Petrenko next summer. Shakhtar know it too 🔴",
    "Hugo Bernard won't be joining Spurs, agent tells me. Monaco don't need to sell 🤷 #COYS",
    "Sunderland agree fee with Lorient! Baptiste Morel flies in tomorrow ✈️ #SAFC",
    "Man City's Claire Donnelly out of contract in June, Chelsea and Lyon both keen 👇 #WSL",
    "Official: Stoke City appoint Henrik Dahl as new head coach on two-year deal ✍️ #SCFC",
    "Bournemouth pull out of race for Matteo Ricci, wages too high. Sassuolo star now tipped for Roma",
    "Would love to see Sam Okafor back at QPR. Reading might just let him go on a free #QPR",
    "Liverpool scouts watched Jan Kowalczyk again last night ⚽️ Lech Poznań want €15m #LFC",
    "Ipswich told to pay up or walk away from Adam Novak deal 🚜 Sparta Prague lose patience",
    "Medical done ✅ Contract signed ✅ Announcement soon ✅ Ben Hartley is a Swansea player 🦢",
]  # fmt: skip
DUTCH = [
    "🚨 BREAKING: Ajax bereikt akkoord met Brøndby over Mads Kristensen, keuring morgen ❌❌❌ #Ajax",
    "PSV en Girona praten nog over Pau Vidal, geen akkoord. Wordt vervolgd 👀 #PSV",
    "Jonas Weber naar Feyenoord, alles rond! Contract tot 2029, 8 miljoen euro ✅ #Feyenoord",
    "Exclusief: Club Brugge wil Tomas Lindqvist nog deze maand. Malmö vraagt 6 miljoen 🔵⚫",
    "FC Utrecht wijst tweede bod van Napoli op Daan Verhoef af. Speler wil graag weg 🔴⚪",
    "Luca Moretti tekent bij Anderlecht, medische tests afgerond 🤝 #RSCA #Mercato",
    "Geen sprake van dat Kofi Asante vertrekt deze winter. AZ verkoopt niet, punt uit 🧀",
    "KRC Genk dicht bij Diego Paredes 🇦🇷 River Plate verwacht binnen 48 uur beslissing #Genk",
    "Trainer Heracles bevestigt interesse in Owen Pritchard: \"Goede speler, we zien wel\" #Heracles",
    "NET BINNEN: FC Twente opent onderhandelingen met Porto over Rui Sampaio 🐎 @RTVOost",
    "Vitesse ontslaat trainer Henk Dijkhuizen na derde nederlaag op rij. Persbericht volgt vanavond",
    "Eva Hoekstra verlengt contract bij PSV Vrouwen 🎉 \"Ik voel me hier thuis,\" zegt de spits",
    "Standard weigert bod van 3,5 miljoen van Bologna op Thibault Lambert 🔴 #JPL",
    "Transfernieuws: Heerenveen, Sparta en Lyon volgen jonge spits Noah Diallo 💙",
    "Deadline day: NEC huurt Isak Bergström van Djurgården tot einde seizoen 🔴🟢⚫ #NECNijmegen",
    "Denk dat Ajax zich volgende zomer weer meldt voor Viktor Petrenko. Shakhtar weet dat ook",
    "Hugo Bernard komt niet naar Gent, zegt zijn makelaar. Monaco hoeft niet te verkopen 🤷",
    "Go Ahead Eagles akkoord met Lorient! Baptiste Morel landt morgen ✈️ #GAE",
    "Sanne Willems vertrekt transfervrij bij Twente, Chelsea en Lyon hangen aan de lijn 👇",
    "Officieel: Willem II stelt Henrik Dahl aan als nieuwe hoofdtrainer ✍️ #WillemII",
    "Antwerp haakt af voor Matteo Ricci, salaris te hoog. Sassuolo-speler lijkt nu op weg naar Roma",
    "Zou Sam Okafor graag terugzien bij Sparta. Reading laat hem misschien gratis gaan #Sparta",
    "Scouts Feyenoord zagen Jan Kowalczyk gisteren opnieuw ⚽️ Lech Poznań wil 15 miljoen",
    "Cercle krijgt ultimatum voor Adam Novak: betalen of stoppen 🟢⚫ Sparta Praag is het zat",
    "Keuring gedaan ✅ Contract getekend ✅ Bekendmaking volgt ✅ Bram Hartog is speler van PEC Zwolle",
]  # fmt: skip
OTHERS = {
    "de": [
        "🚨 EXKLUSIV: Bayern einigt sich mit Brøndby auf Transfer von Mads Kristensen, Medizincheck morgen #FCB",
        "Verhandlungen zwischen Schalke und Girona über Pau Vidal laufen noch. Keine Einigung 👀 #S04",
        "Jonas Weber wechselt zu Fulham! Vertrag bis 2029, Ablöse 22 Millionen Euro ✅",
        "Der HSV will Tomas Lindqvist noch im Januar holen. Malmö fordert 6 Millionen 🔵",
        "Köln lehnt zweites Angebot von Napoli für Daniel Vogt ab. Spieler will weg 🐐",
        "Trainer bestätigt Interesse an Owen Pritchard: \"Guter Spieler, mal sehen was passiert\" #SVW",
        "Stuttgart in Gesprächen mit Porto über Rui Sampaio. Entscheidung fällt in den nächsten Tagen",
        "Kein Abschied von Kofi Asante im Winter. Mainz will nicht verkaufen 🔴⚪ #Mainz05",
        "Offiziell: Hertha stellt Henrik Dahl als neuen Cheftrainer vor ✍️ #HerthaBSC",
        "Lena Hofmann verlängert ihren Vertrag in Wolfsburg 🎉 \"Ich fühle mich hier wohl\"",
    ],
    "es": [
        "🚨 EXCLUSIVA: el Betis llega a un acuerdo con el Brøndby por Mads Kristensen, mañana reconocimiento médico #Betis",
        "Siguen las negociaciones entre Sevilla y Girona por Pau Vidal. Todavía no hay acuerdo 👀",
        "Jonas Weber ficha por el Valencia, contrato hasta 2029 y 22 millones de euros ✅ #Valencia",
        "El Celta quiere a Tomas Lindqvist antes del cierre. El Malmö pide 6 millones 🔵",
        "Osasuna rechaza la segunda oferta del Nápoles por Iker Zabaleta. El jugador quiere salir",
        "Luca Moretti, nuevo jugador del Villarreal 🤝 firma por cuatro temporadas #Villarreal",
        "Kofi Asante no se mueve en enero. El Getafe no quiere vender, así de simple 🔵",
        "El técnico confirma el interés en Owen Pritchard: \"Buen jugador, ya veremos qué pasa\"",
        "OFICIAL: el Zaragoza presenta a Henrik Dahl como nuevo entrenador ✍️ #RealZaragoza",
        "Marta Solano renueva con el Levante hasta 2027 🎉 \"Aquí soy feliz\", dice la delantera",
    ],
    "pt": [
        "🚨 EXCLUSIVO: Benfica chega a acordo com o Brøndby por Mads Kristensen, exames médicos amanhã #Benfica",
        "Seguem as negociações entre Braga e Girona por Pau Vidal. Ainda não há acordo 👀",
        "Jonas Weber assina pelo Sporting, contrato até 2029 e 22 milhões de euros ✅ #Sporting",
        "O Vitória quer Tomas Lindqvist antes do fecho do mercado. O Malmö pede 6 milhões 🔵",
        "Palmeiras recusa segunda proposta do Napoli por João Batista. Jogador quer sair 🐷",
        "Kofi Asante não sai em janeiro. O Boavista não quer vender, é simples 🖤",
        "O treinador confirma o interesse em Owen Pritchard: \"Bom jogador, vamos ver o que acontece\"",
        "OFICIAL: o Flamengo anuncia Henrik Dahl como novo treinador ✍️ #Flamengo",
        "Corinthians está perto de fechar com Diego Paredes, falta só a assinatura ⚫",
        "Inês Carvalho renova com o Famalicão até 2027 🎉 \"Sou feliz aqui\", diz a avançada",
    ],
    "it": [
        "🚨 ESCLUSIVA: il Torino trova l'accordo con il Brøndby per Mads Kristensen, domani le visite #Toro",
        "Continuano i contatti tra Genoa e Girona per Pau Vidal. Non c'è ancora l'intesa 👀",
        "Jonas Weber alla Fiorentina, contratto fino al 2029 e 22 milioni di euro ✅ #Fiorentina",
        "Il Bologna vuole Tomas Lindqvist prima della chiusura. Il Malmö chiede 6 milioni 🔵",
        "L'Udinese rifiuta la seconda offerta del Lione per Andrea Colombo. Il giocatore vuole partire",
        "Kofi Asante non si muove a gennaio. Il Parma non vuole vendere, punto 💛💙",
        "L'allenatore conferma l'interesse per Owen Pritchard: \"Bravo giocatore, vedremo cosa succede\"",
        "UFFICIALE: il Bari presenta Henrik Dahl come nuovo allenatore ✍️ #Bari",
        "Il Lecce è vicino a Diego Paredes, manca solo la firma 🐺 River Plate aspetta",
        "Giulia Ferrara rinnova con la Juventus fino al 2027 🎉 \"Qui sono felice\", dice l'attaccante",
    ],
    "fr": [
        "🚨 EXCLU : Lyon trouve un accord avec Brøndby pour Mads Kristensen, visite médicale demain #OL",
        "Les discussions continuent entre Nantes et Girona pour Pau Vidal. Pas encore d'accord 👀",
        "Jonas Weber signe à Rennes, contrat jusqu'en 2029 et 22 millions d'euros ✅ #SRFC",
        "Lens veut Tomas Lindqvist avant la fin du mercato. Malmö demande 6 millions 🔴🟡",
        "Lille repousse la deuxième offre de Naples pour Hugo Bernard. Le joueur veut partir",
        "Kofi Asante ne bougera pas en janvier. Brest ne veut pas vendre, point final 🏴‍☠️",
        "L'entraîneur confirme l'intérêt pour Owen Pritchard : \"Bon joueur, on verra bien\"",
        "OFFICIEL : Auxerre nomme Henrik Dahl au poste d'entraîneur ✍️ #AJA",
        "Toulouse est proche de Diego Paredes, il ne manque que la signature 💜 River attend",
        "Manon Lefort prolonge au PSG jusqu'en 2027 🎉 \"Je suis heureuse ici\", dit l'attaquante",
    ],
}  # fmt: skip
POSTS = [
    (code, post) for code, posts in {"en": ENGLISH, "nl": DUTCH, **OTHERS}.items() for post in posts
]


@pytest.mark.parametrize(("language", "post"), POSTS)
def test_the_language_of_a_post_is_named(language: str, post: str) -> None:
    assert find_language(post, READER.words) == language


@pytest.mark.parametrize(
    "headline",
    [
        "Alonso leaves Leverkusen for Madrid",
        "PSV wil Noa Lang terug",
        "Newcastle wijst bod van Al-Hilal op Bruno Guimaraes af",
        "Barcelona make Rashford decision amid Bayern interest",
    ],
)
def test_a_headline_of_few_words_is_in_a_language_of_the_packs(headline: str) -> None:
    assert find_language(headline, READER.words) == ("nl" if " wi" in headline else "en")


@pytest.mark.parametrize(
    "text",
    [
        "Leicester sack Cooper",
        "#AFCB #RCLens #transfer #nieuws van de dag",
        "https://example.org/de/het/van/een/dag @de_dag @van_de_dag",
        "x" * 500,
        "a b c d e f g h",
        "aa aa aa aa aa aa",
        "Bqw Cxz Dvk Fjp",
    ],
)
def test_names_tags_and_too_few_words_tell_no_language(text: str) -> None:
    assert find_language(text, READER.words) is None


def test_function_words_in_names_tell_no_language() -> None:
    post = "Van de Ven and De Ligt are both wanted by the same club, says Van den Berg"
    assert find_language(post, READER.words) == "en"


LINES = [
    "BREAKING: Everton have agreed personal terms with Marco Ferretti",
    "🚨 EXCLUSIVE | Leeds in talks with Girona over Pau Vidal",
    "🚨🚨 Fulham have signed Jonas Weber on a five-year deal",
    "Read: Celtic want Tomas Lindqvist before the window shuts on Friday",
    "Watch: Brentford boss says Callum Hayes will not be sold this month",
    "JUST IN: Nottingham Forest open negotiations with Porto over Rui Sampaio",
    "Video: Callum Hayes says goodbye to the fans of Brentford",
    "📸 Photo: Callum Hayes arrives for his medical at Napoli today",
    "Foto: Daan Verhoef komt aan voor zijn keuring bij FC Utrecht",
    "TIP: Heerenveen gaat volgens mij deze week nog een spits halen",
    "Feedback from Napoli on the deal for Hayes is very positive ✅",
    "In other news Stoke are close to a deal for Dahl",
]


@pytest.mark.parametrize("line", LINES)
def test_no_line_of_a_post_is_lost(line: str) -> None:
    other = "The player said yes and will fly in tomorrow morning 👀"
    for lines in ([line], [line, other], [other, line]):
        (article,) = read_article("\n".join(lines).encode(), "post.txt", READER)
        assert isinstance(article, Article)
        assert article.text.split("\n") == lines


def test_a_link_below_a_post_is_lost_all_the_same() -> None:
    post = "🚨 Fulham have signed Jonas Weber on a five-year deal from Girona"
    for link in (
        "Read more: all the transfers of the summer in one long list",
        "Watch: all transfers",
        "© Imago",
    ):
        (article,) = read_article(f"{post}\n\n{link}".encode(), "post.txt", READER)
        assert isinstance(article, Article)
        assert article.text == post


def test_a_headline_may_open_as_links_do() -> None:
    headline = "Watch: Brentford boss says Callum Hayes will not be sold"
    body = "He said so on Friday, and nobody at the club would say more than that.\n" * 6
    (article,) = read_article(f"{headline}\n{body}{headline}".encode(), "one.txt", READER)
    assert isinstance(article, Article)
    assert article.title == headline
    assert article.text.count(headline) == 1
