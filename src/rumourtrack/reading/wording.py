"""What pages of the press print around an article, whatever its language; all folded.

Articles come on pages in languages without a pack too, so these words belong to no pack.
"""

_MONTHS = """
january jan|february feb|march mar|april apr|may|june jun|july jul|august aug
|september sept sep|october oct|november nov|december dec
"""
MONTHS = tuple(tuple(names.split()) for names in _MONTHS.split("|"))
"""The English names of each month: pages of every country print them."""

_WEEKDAYS = """
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
lundi mardi mercredi jeudi vendredi samedi dimanche
lunes martes miercoles jueves viernes sabado domingo
lunedi martedi mercoledi giovedi venerdi domenica
segunda-feira terca-feira quarta-feira quinta-feira sexta-feira segunda terca quarta quinta sexta
mandag tirsdag onsdag torsdag fredag lordag sondag
"""
WEEKDAYS = frozenset(_WEEKDAYS.split())
"""Days, but for the short names that are words or given names elsewhere."""

_SHORT_DAYS = """
mo di mi do fr sa so lun mar mer jeu ven sam dim mie jue vie sab dom gio seg ter qua qui sex
"""
DAYS = WEEKDAYS | frozenset(_SHORT_DAYS.split())
"""Days with all short names, which count right beside a date only."""

_AROUND = """
on at the om op um am a as le la il el em de den alle ore las kl of date datum fecha data
published publish posted first last update updated updates created modified
gepubliceerd geplaatst bijgewerkt gewijzigd laatste laatst aangepast gemaakt
veroffentlicht publiziert erstellt aktualisiert zuletzt stand vom
publie modifie mis jour publicado publicada actualizado actualizada ultima actualizacion
pubblicato aggiornato aggiornamento ultimo atualizado atualizada atualizacao
offentliggjort udgivet opdateret publiceret redigeret den dato
uur uhr h hrs pm do gmt bst cet cest est edt et pst pdt pt cst cdt ct ist wib aest utc uk
"""
AROUND_DATES = WEEKDAYS | frozenset(_AROUND.split())
"""Words around a date in a dateline; a sentence of the body has others: "he signed on …"."""

_BY = "by door von par por di da av yazan autor author auteur"
BY = frozenset(_BY.split())
"""Before the name of who wrote it."""

_DESKS = """
redactie redaktion redazione redaccion redacao redaction desk staff reporter reporters editor
editors newsroom team sport sports football voetbal agency agencies unserer our onze correspondent
admin
"""
DESKS = frozenset(_DESKS.split())
"""Whoever signs like this is no person."""

_LINES = """
expand tweet, trending, advertisement, advertising, advert, getty images, imago, feedback, share,
tweet, advertentie, anzeige, publicidad, publicite, pubblicita, publicidade, pub, reclame, reklame,
reklam, sponsored, gallery, loading, scroll to continue, view comments, show comments
"""
LINES = frozenset(" ".join(_LINES.split()).split(", "))
"""Whole lines of a page."""

_SHARING = """
share deel delen teilen partager compartir condividi compartilhar compartilhe paylas dela del
facebook twitter x whatsapp telegram linkedin pinterest reddit instagram tiktok youtube flipboard
messenger bluesky threads google google+ email e-mail mail print afdrukken imprimir imprimer stampa
copy link tweet sms via on op auf sur en su no in this dit article artikel
"""
SHARING = frozenset(_SHARING.split())
"""Words of a row of share buttons."""

_PLATFORMS = (
    "facebook twitter whatsapp telegram linkedin pinterest reddit instagram flipboard email"
)
PLATFORMS = frozenset(_PLATFORMS.split())
"""At least one of them stands in such a row."""
