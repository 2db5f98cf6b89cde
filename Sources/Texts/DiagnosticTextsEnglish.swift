extension DiagnosticTexts {
    /// Messages and remedies in English.
    static let english: [String: Entry] = [
        // Files
        "file-not-found": .init("There is no such file.", "Check the name and the folder."),
        "file-unreadable": .init("The file cannot be read.", "Check the permissions."),
        "file-too-large": .init("The file is larger than {most} MB.", "Split the day by centres."),
        "file-not-utf8": .init(
            "The text is not UTF-8.", "Save the file again with the encoding UTF-8."),
        "file-empty": .init("The file is empty."),
        "control-character": .init("The text has a control character[[ {found}]].", "Delete it."),
        "syntax": .init("The text cannot be read from here on: {@problem}."),
        "complex-key": .init(
            "A key is not a plain word.",
            "Write plain words as keys; use defaults in place of aliases."),
        "too-deep": .init("The text is nested deeper than {most} levels.", "Check the brackets."),
        "too-many-nodes": .init(
            "The file has more than {most} values.", "Use defaults in place of aliases."),
        "too-many-faults": .init("There are more than {most} faults; the others are not shown."),
        "duplicate-key": .init("The key {found} is stated twice.", "Keep one of them."),
        "csv-syntax": .init(
            "The row cannot be read: {@problem}.",
            "Put the cell in quotation marks and double those within it."),
        "csv-semicolons": .init(
            "The columns are separated by semicolons.",
            "Save the table with commas between the columns."),
        "csv-columns": .init(
            "The table must have the columns {columns}.", "Correct the first row."),
        "csv-row-length": .init(
            "The row has {found} cells, the first row {columns}.",
            "Add or remove commas; put texts with commas in quotation marks."),
        "folder-without-csv": .init("The folder has none of the files of a scenario ({files} …)."),
        "unknown-file": .init(
            "The file {found} is not part of a scenario.[[ Did you mean {nearest}?]]",
            "Rename it, or let its name begin with x-."),
        // Form
        "missing-version": .init("The version of the format is missing.", "Add the line: {key}: 1"),
        "unsupported-version": .init(
            "Version {found} of the format is not known.", "This Komek reads version 1."),
        "wrong-type": .init("Here stands {found}, but it should be {@expected}."),
        "unknown-key": .init(
            "The key {found} is not known here.[[ Did you mean {nearest}?]]",
            "Correct it; a key of your own begins with x-."),
        "missing-key": .init("The field {key} is missing.", "Add {key}."),
        "no-records": .init("The list {key} is missing or empty.", "State at least one."),
        "empty-list": .init("The list is empty.", "State at least one, or leave the field out."),
        "too-many-entries": .init(
            "The list has {found} entries; it may have {most}.", "Shorten the list."),
        "unknown-value": .init("{found} is not one of: {choices}.[[ Did you mean {nearest}?]]"),
        "both-stated": .init("{key} and {other} cannot both be stated.", "Keep one of them."),
        // Words
        "bad-id": .init(
            "{found} cannot be an id.",
            "An id has 1 to {most} characters, without spaces, slashes and semicolons."),
        "reserved-id": .init(
            "The word {found} has a meaning of its own and cannot be an id.", "Choose another id."),
        "duplicate-id": .init(
            "The id {found} is taken[[ (line {otherLine})]].", "Give each its own id."),
        "unknown-reference": .init("There is no {@sort} {found}.[[ Did you mean {nearest}?]]"),
        "self-reference": .init("{found} is named in its own list.", "Remove it from the list."),
        "repeated-member": .init("{found} is named twice in the crew.", "Keep one."),
        "too-long": .init("The text is longer than {most} characters.", "Shorten it."),
        "bad-language": .init(
            "{found} is not a code of a language.", "Write two small letters: kk, ru, en."),
        "bad-file-name": .init(
            "{found} is not a file beside the scenario.",
            "Put the file into the scenario's folder and state its name."),
        // Numbers and times
        "out-of-range": .init("{found} is not between {least} and {most}."),
        "not-finite": .init(
            "{found} is not a number to reckon with.", "Write digits, for example 12.5."),
        "not-whole": .init("{found} is not a whole number."),
        "bad-clock": .init(
            "{found} is not a clock time.",
            "Write HH:MM in quotation marks, from \"00:00\" to \"{most}\"."),
        "bad-interval": .init(
            "{found} is not an interval.", "Write \"HH:MM-HH:MM\", up to {most}."),
        "reversed-interval": .init(
            "The interval {found} ends before or when it begins.",
            "Swap its ends[[, or write \"{midnight}\" if it runs past midnight]]."),
        "bad-date": .init("There is no date {found}.", "Write year-month-day: 2021-03-21."),
        "bad-break": .init("{found} is not a break.", "Write minutes@interval: 30@12:00-14:00."),
        "break-too-long": .init(
            "A break of {minutes} minutes does not fit its window.", "Make the window longer."),
        "bad-step": .init(
            "{found} is not a step of a price.", "Write amount:price, for example 240:0.5."),
        "prices-decrease": .init(
            "The steps of a price must go up in amount, and the price must not fall.",
            "Put the steps in order."),
        "bad-frost": .init(
            "{found} is not a rule for frost.", "Write degrees:minutes, for example -20:30."),
        "frost-without-temperature": .init(
            "Rules for frost are stated, but not how cold the day is: they do not hold.",
            "State day.temperature."),
        // Places and travel
        "swapped-lat-lon": .init(
            "Latitude and longitude are swapped: {found}.",
            "lat is degrees north, lon degrees east."),
        "far-away": .init(
            "The place {found} lies {km} km from the middle of all places.", "Check lat and lon."),
        "likely-duplicate": .init(
            "{found} and {other} are at the same place and need the same: probably one household twice.",
            "Remove one, or state their flats."),
        "map-not-found": .init(
            "There is no map {found}.",
            "Put an OpenStreetMap file there, or correct its name[[; it was the one "
                + "with the content {hash}]]."),
        "map-unreadable": .init("The map {found} cannot be read.", "Check the permissions."),
        "map-truncated": .init(
            "The map {found} ends too early[[ (byte {byte})]][[ (line {line})]].",
            "Copy or download it again."),
        "map-unknown-format": .init(
            "{found} is not an OpenStreetMap file.",
            "Give a file that ends in .osm.pbf or .osm."),
        "map-corrupted": .init(
            "The map {found} is damaged[[ at byte {byte}]][[ in line {line}]][[: {what}]].",
            "Copy or download it again."),
        "map-unsupported": .init(
            "The map {found} has something that Komek does not read[[: {what}]].",
            "Write it again with osmium cat -f pbf."),
        "map-too-large": .init(
            "The map {found} is too large[[: {what}]].",
            "Cut your city out of it with osmium extract."),
        "map-changed": .init(
            "The map {found} is not the one that is stated: its content is {hash}, not "
                + "{expected}.",
            "Put the other map there, or plan again."),
        "map-without-roads": .init(
            "{key} is used only with source: roads.",
            "Add source: roads, or remove it."),
        "map-without-any-road": .init(
            "The map {found} has no roads for those who are on their way.",
            "Check that it is the map of your city."),
        "place-off-roads": .init(
            "{found} is farther than {most} m from every road of the map[[: {metres} m]].",
            "Correct the coordinates, or take a map that shows the roads there."),
        "bad-url": .init(
            "{found} is not the address of a server.",
            "Write http:// or https:// and the server's name, without a password, ? and #."),
        "url-without-server": .init(
            "An address is used only with source: osrm or valhalla.",
            "Add one of these sources, or remove url."),
        "server-one-mode": .init(
            "An OSRM server answers for one way of travel, but people travel by {modes}.",
            "State under url a server for each: car, bicycle, foot."),
        "server-too-many-places": .init(
            "A server would be asked about {found} places; {most} can be.",
            "Take source: roads, or split the day by centres."),
        "server-unreachable": .init(
            "The server {found} does not answer[[: {what}]].",
            "Check the address and whether the server runs."),
        "server-slow": .init(
            "The server {found} has not answered within {seconds} seconds.",
            "Try again later, or ask another server."),
        "server-refused": .init(
            "The server {found} refuses to answer[[: {what}]].",
            "Ask who runs it, or take another server or source: roads."),
        "server-not-understood": .init(
            "What {found} answers is not a table of times[[: {what}]].",
            "Check that the address is that of such a server."),
        "address-without-map": .init(
            "Places of which only the address is stated: {count}, and there is no map to find them on.",
            "State lat and lon, or a map in addresses.map."),
        "address-not-found": .init(
            "The map has no such address: {found}.[[ Spelled nearly so: {similar}.]]",
            "Correct the street, or state lat and lon."),
        "address-ambiguous": .init(
            "{found} may be several places ({places}).",
            "Write the street as the map does, or state lat and lon of the right one."),
        "address-middle": .init(
            "{found}: only the middle of the street, {street}, is taken[[; the house may be {metres} m away]].",
            "State lat and lon, or the street that crosses there (crossing)."),
        "address-other-name": .init(
            "{found}: the map calls the street a little differently, {street}.",
            "Check whether it is that street."),
        "address-namesake": .init(
            "{found}: there is another street of this name; the larger one, {street}, is taken.",
            "If the other is meant, state lat and lon."),
        "address-key-without-source": .init(
            "{key} is used only with addresses.source.",
            "Add source: photon or nominatim, or remove it."),
        "address-unasked": .init(
            "Addresses that are not on the map: {count}. This command does not ask the server {found}.",
            "State lat and lon; the server is asked by komek plan and komek check only."),
        "address-without-area": .init(
            "Whether what {found} finds is in the right city cannot be told: no place has coordinates yet.",
            "State lat and lon of one centre at least."),
        "address-too-many": .init(
            "The server {found} would be asked about {count} addresses; {most} can be.",
            "State a map of the city in addresses.map, or run a server of your own."),
        "address-nowhere": .init(
            "The server {url} does not know this address: {found}.[[ It has found: {similar}.]]",
            "Correct the street, or state lat and lon."),
        "address-outside": .init(
            "{found}: all that the server has found is farther than {km} km from where the day is ({places}).",
            "Check the address and addresses.city, or state lat and lon."),
        "address-refused": .init(
            "The server {found} refuses to look for addresses[[: {what}]].",
            "Ask who runs it, or take another server or a map."),
        "address-not-understood": .init(
            "What {found} answers is not a list of places[[: {what}]].",
            "Check that the address is that of the server that source names."),
        "legs-without-matrix": .init(
            "Stated legs are used only with source: matrix.", "Add source: matrix, or remove them."),
        "duplicate-leg": .init("The leg {found} is stated twice.", "Keep one."),
        // People
        "crew-no-common-hours": .init(
            "The members of crew {found} share no hours.", "Change their hours or the crew."),
        "crew-no-seats": .init(
            "The cars of crew {found} have {seats} seats for {members} people.",
            "Add a car or take somebody out."),
        "crew-different-starts": .init(
            "In crew {found}, {one} and {other} start at different places or belong to different centres.",
            "Give all members the same from and centre."),
        "crew-mixed-carries": .init(
            "In crew {found}, {one} and {other} state what they carry in different units.",
            "State carries in the same units for all members."),
        "in-two-crews": .init("{found} is in two crews, one of them {other}.", "Keep one."),
        "minor-without-adult": .init(
            "No adult goes with {found}.", "Put them into a crew with an adult."),
        "apart-in-crew": .init(
            "{found} and {other} want to be apart, but both are in crew {crew}."),
        "together-not-in-crew": .init(
            "{found} and {other} want to be together but are not in the same crew.",
            "Put both into one crew, or neither where crews are formed."),
        "yesterday-no-crew": .init(
            "Yesterday there was no crew {found}.[[ Did you mean {nearest}?]]",
            "State its members, or add it to history.crews."),
        "yesterday-nobody-here": .init(
            "Nobody of yesterday's crew {found} is here today.",
            "State its members, or take the crew out."),
        "yesterday-other-crew": .init(
            "{found} was in crew {crew} yesterday and is in crew {other} today.",
            "State the members of crew {crew}."),
        "yesterday-not-known": .init(
            "Nothing is said of yesterday's crews: all are formed anew.",
            "Add them to history.crews."),
        "yesterday-not-kept": .init(
            "Those of yesterday's crew {found} who are here cannot be one crew today: they are not kept together.",
            "Check where they start, their hours, seats, apart, together and crews.most."),
        // Supply
        "centre-closed": .init(
            "Centre {found} is closed whenever its volunteers are there.",
            "Check its opening hours."),
        "stock-short": .init(
            "The stock of {found} is {stock}, but {needed} are needed.",
            "Some needs will be left out."),
        "window-without-volunteer": .init("Nobody works in the window {window} of need {found}."),
        "too-many-centres": .init(
            "There are {found} centres; the planner can have {most}.", "Split the day by districts."
        ),
        "too-many-goods": .init(
            "There are {found} goods; the planner can have {most} beside the weight.",
            "Put goods that go together into one."),
        // Pins
        "at-without-frozen": .init(
            "A time is stated for a need that is not frozen.", "Add level: frozen, or remove at."),
        "pins-clash": .init(
            "Need {found} is fixed twice and differently: {one} and {other}.", "Keep one."),
        "after-cycle": .init(
            "These needs come after each other in a circle: {needs}.", "Remove one “after”."),
        "after-gap": .init(
            "{found} minutes at most are fewer than {least} at least.", "Change one of them."),
        "people-bring": .init(
            "{found} takes several people from different rounds and brings goods.",
            "Make it two needs: one that brings, one for several people."),
        "people-pinned": .init(
            "{found} is for several people from different rounds and cannot be fixed to one.",
            "Remove the fixed entry."),
        "pins-same-moment": .init(
            "At {at} the same people should be at {found} and at {other}.",
            "Change one of the times."),
        "pin-outside-hours": .init(
            "{who} does not work at {found}.", "Change the time or the hours."),
        "pin-impossible": .init(
            "{who} can never do {found}: {@why} {what}.", "Fix it with somebody else."),
        // Plans
        "plan-order": .init(
            "Rows, numbers and times of {found} do not agree; the round is read {@by}.",
            "Check the order of its visits."),
        "plan-without-scenario": .init(
            "The plan does not say for which scenario it is.", "State the scenario as well."),
        "unknown-stop": .init(
            "It cannot be told what happens at this stop.", "State one of: {choices}."),
        "unknown-reason": .init("This reason is not known.", "State one of: {choices}."),
        "bad-goods": .init(
            "{found} is not an amount of a good.", "Write good:pieces, for example basket:8."),
        // Contacts
        "bad-phone": .init(
            "{found} is not a phone number.", "Write digits, spaces and + ( ) -, 3 to 15 digits."),
        "ambiguous-contact": .init(
            "More than one has the id {found}.", "State in the column sort one of: {choices}."),
        "unknown-contact": .init(
            "Nobody in the scenario has the id {found}. Did you mean {nearest}?",
            "Correct the id, or leave the row as it is."),
        "contact-differs": .init(
            "The scenario says {other}, not {found}; the sheet prints what the scenario says.",
            "Correct one of them."),
        "contacts-missing": .init("Households without a contact: {count} ({ids})."),
        "coordinator-missing": .init(
            "The coordinator's phone is missing.",
            "Add a row with the id coordinator, so that volunteers know whom to call."),
    ]
}
