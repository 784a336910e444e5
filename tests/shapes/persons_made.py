"""Made snippets of what tells of a person, each with what must not come out: measured by the test beside it."""

from __future__ import annotations

# A snippet, and the words in it that must be covered, parted by a bar.
HIDDEN = """
Mevrouw A. de Wit-Smeets (voogd) belde terug. = A. de Wit-Smeets
De heer Özdemir is de vader. = Özdemir
dhr. P. van 't Hof sprak met de inspectie. = P. van 't Hof
Volgens mw. Hendriks ging het goed. = Hendriks
mevr. drs. C.M. Ter Braak leidde het gesprek. = C.M. Ter Braak
Drs. L. Brouwer schreef het plan. = L. Brouwer
Meneer Bos komt elke dag langs. = Bos
De heer en mevrouw Kramer zijn pleegouders. = Kramer
Th. de Ruiter-van Loon was erbij. = Th. de Ruiter-van Loon
Het gesprek met H.J.M. Scholten duurde lang. = H.J.M. Scholten
De melding kwam van F. O'Donnell. = F. O'Donnell
J. el Amrani is gedragswetenschapper. = J. el Amrani
Annemarie van den Heuvel is de mentor. = Annemarie van den Heuvel
De jeugdbeschermer, Karin Postma, was ziek. = Karin Postma
Met Youssef Benali is gebeld. = Youssef Benali
Willemijn Dekker-Bosma tekende het plan. = Willemijn Dekker-Bosma
Jan Terpstra woont nu elders. = Jan Terpstra
Roos Veenstra kreeg een brief. = Roos Veenstra
Fatima zegt dat zij zich veilig voelt. = Fatima
Volgens Thijs is er niemand om mee te praten. = Thijs
Thijs' moeder was er niet. = Thijs'
Lisanne vertelt over haar kamer. = Lisanne
Toen Bram wegliep, belde niemand. = Bram
De groep mist Naomi en Kevin. = Naomi | Kevin
Anne-Sophie kreeg een eigen kamer. = Anne-Sophie
Haar zoon Daniyar zit op voetbal. = Daniyar
Zijn dochter Ylva (9) woont bij oma Truusje. = Ylva | Truusje
Het broertje Joakim is jonger. = Joakim
De pleegmoeder Wietske Hoekstra vertelt. = Wietske Hoekstra
Met tante Coby gaat hij vissen. = Coby
Zij slaapt bij haar vriendin Ymke. = Ymke
Zijn zus Zahira hielp. Later ging Zahira weg. = Zahira | Zahira
Ferhat, 14 jaar, wil naar huis. = Ferhat
Contactpersoon: Godelieve van Rijswijk = Godelieve van Rijswijk
Contactpersoon: Ria van Zanten, tel. 0546 - 65 43 21 = Ria van Zanten | 0546 - 65 43 21
Naam: Zoubida Achahbar = Zoubida Achahbar
Cliënt: B. Kuipers = B. Kuipers
Voogd: Wieke de Groot-Mulder = Wieke de Groot-Mulder
Behandelaar: dr. Q. Verhoeven = Q. Verhoeven
Aanwezig: Tjitske Wiersma, Ole Brandsma en Sietske ter Horst = Tjitske Wiersma | Ole Brandsma | Sietske ter Horst
Afwezig: Gunter Pool = Gunter Pool
Gesproken met: Adinda Smeets (begeleider) = Adinda Smeets
Aanwezig: Lieneke Postma en Ella Peters-Bos (notulist) = Lieneke Postma | Ella Peters-Bos
Notulist: Bregje Aarts = Bregje Aarts
Ouders: Ayla Demirtas en Onno Kok = Ayla Demirtas | Onno Kok
T.a.v. mevrouw G. Sanders = G. Sanders
Opmerking: Daphne Claassen vindt dit te stellig. = Daphne Claassen
Gewijzigd door: Wubbo Steen = Wubbo Steen
Zij woont in de Kerkstraat 12 bij haar oma. = Kerkstraat 12
Het gezin woont aan de Burgemeester Bosweg 7a, 1234 AB Oost. = Burgemeester Bosweg 7a, 1234 AB Oost
Hij verblijft op Lindelaan 44 bij zijn vader. = Lindelaan 44
Thuisadres: Molenpad 3 = Molenpad 3
Vader verhuisde naar de Hoofdstraat 101. = Hoofdstraat 101
Zij is op 3 mei 2010 geboren. = 3 mei 2010
Hij werd op 14 maart 2009 in Zwolle geboren. = 14 maart 2009
Het meisje is geboren op drie mei tweeduizendtien. = drie mei tweeduizendtien
Geboren op de derde mei 2010. = derde mei 2010
Zijn verjaardag is 9 juni. = 9 juni
Zij is jarig op 21 augustus. = 21 augustus
Geboortedatum: 03-05-2009 = 03-05-2009
(geb. 5 april '11) = 5 april '11
Mail: s.bakker apenstaartje voorbeeld punt nl = s.bakker apenstaartje voorbeeld punt nl
Stuur het naar lotte punt smit apenstaart voorbeeld punt org. = lotte punt smit apenstaart voorbeeld punt org
Adres: k.jong [at] voorbeeld.nl = k.jong [at] voorbeeld.nl
Mail r.vos@voorbeeld.nl of bel 06-12345678. = r.vos@voorbeeld.nl | 06-12345678
Zijn BSN is 123456782. = 123456782
"""

# What only looks like a person or what tells of one.
STAYING = """
The report cites the U.S. Social Security Administration.
De William Schrikker Stichting voert de maatregel uit.
De Pieter Baan Kliniek gaf advies.
Het Sophia Kinderziekenhuis werkt samen met de groep.
De Anne Frank School ligt dichtbij.
Stichting Thomas van Kempen biedt jeugdhulp.
Gezinshuis Sanne heeft vier plaatsen.
In mei en juni waren er klachten, in april geen.
Jan 2024 en Mei 2024 staan in de tabel.
De gemeenten Goes, Bergen en Oost Gelre betalen.
Veilig Thuis Noordland en Jeugdzorg Zuid spraken elkaar.
Norm 2.1 Veilig verblijf: de Jeugdwet geldt.
Ministers Pieter van Dalen (Volksgezondheid) en Karel Mulder (Rechtsbescherming) schrijven een brief.
Staatssecretaris M. van Leeuwen antwoordt.
De kantoren zijn gevestigd aan de Dorpsstraat 16 in Stad.
Kleine Zeehond gastouderbureau Dorpsstraat 16
Contactpersoon: Afdeling Communicatie
Aanwezig: de directeur en twee begeleiders
Signs of Safety en Triple P worden gebruikt.
De inspectie bezocht op 3 mei 2024 de groep.
Het kind is op de groep. De hulp is goed.
Femke (gefingeerde naam) woont op een groep.
Huize Klaver en De Wilg vallen onder Meander.
Goede Vrijdag en Tweede Paasdag was de groep dicht.
A. Veiligheid en B. Leefklimaat zijn de thema's.
Thema C. Hulpverlening
Moeder Overste en Vader Abraham zijn namen van groepen.
"""


def hidden() -> list[tuple[str, tuple[str, ...]]]:
    """The snippets, each with what in it is of a person."""
    pairs = (line.split(" = ") for line in HIDDEN.strip().splitlines())
    return [(text, tuple(words.split(" | "))) for text, words in pairs]


def staying() -> list[str]:
    """The snippets that must stay as they are."""
    return STAYING.strip().splitlines()
