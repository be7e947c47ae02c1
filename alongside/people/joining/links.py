"""Every column that holds a person's id, and what becomes of it when two records are joined.

A test holds this list to the models: whatever points at a person and is not here fails. Names
and not imports, since most of them are on floors above this one.
"""

MOVES = (
    "agreements.Agreement.person",  # in one chain of versions with the other: chains.py
    "appointments.Expected.person",
    "appointments.Told.person",
    "contact.ContactHold.person",
    "contact.NeverOk.person",
    "contact.SafeMail.person",
    "decisions.Decision.person",
    "encounters.Present.person",
    "exchange.ImportRow.person",
    "exchange.WaitsFor.person",
    "family.FamilyDraft.person",
    "family.Link.person",
    "family.Relative.other",
    "family.Relative.person",
    "family.Together.person",
    "gifts.Gift.person",
    "gifts.GiftOnFile.person",
    "joining.Joining.kept",  # an earlier joining leads on to where its record is now
    "notices.Notice.person_id",
    "persons.Address.person",
    "persons.Audience.through",
    "persons.Fact.person",
    "persons.Identifier.person",
    "persons.Language.person",
    "persons.MatchKey.person",
    "persons.NameKey.person",
    "persons.OtherDate.person",
    "persons.PersonName.person",
    "persons.SafetyBanner.person",
    "promises.Promise.by_person",
    "reflections.Reflection.person",
    "ties.Asked.person",
    "ties.Consent.person",
    "ties.PaperMap.person",
    "ties.Tie.other",
    "ties.Tie.person",
    "ties.TieAudience.through",
    "ties.TieBefore.other",
    "transitions.Transition.person",
    "wonderings.Wondering.person",
    "working.Bar.person",
    "working.EmergencyAccess.person",
    "working.Seal.person",
    "working.SealAudience.person",
    "working.SealGrant.person",
    "working.TeamResponsibility.person",
    "working.WorkingRelationship.person",
)

# One row for each person in a thing: where both were in it, the row of the joined one stays as it
# is, under its old id, and what it says is added to the other's. Column: what it is once in.
ONCE_IN = {
    "appointments.AppointmentPerson.person": "appointment",
    "encounters.EncounterPart.person": "encounter",
    "promises.PromiseFor.person": "promise",
}

# Column: why it is left alone.
STAYS = {
    "joining.Joining.joined": "it says which record was joined",
    "persons.PossibleDuplicate.one": "a copy about the kept record is made",
    "persons.PossibleDuplicate.other": "a copy about the kept record is made",
    "ties.Place.person": "it holds on the map it was given for; on another, places are given anew",
}
