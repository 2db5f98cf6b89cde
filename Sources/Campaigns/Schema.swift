import GRDB

/// The ledger's tables.
///
/// All about a household that can tell who it is stands in `personal`, and in `plan.json`, which holds
/// addresses: both are deleted when it is forgotten. What stays has numbers, dates and amounts.
enum Schema {
    /// «KOMK»: tells a ledger from other databases.
    static let applicationID: Int32 = 0x4B4F_4D4B

    /// Changes of the tables, in their order; those that were published never change.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 requests, plans, outcomes") { try $0.execute(sql: first) }
        return migrator
    }

    private static let first = """
        CREATE TABLE campaign (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            name TEXT NOT NULL,
            template TEXT NOT NULL,
            started TEXT NOT NULL,
            expires TEXT NOT NULL,
            tellsWho INTEGER NOT NULL CHECK (tellsWho IN (0, 1))
        ) STRICT;
        CREATE TABLE spacing (
            kind TEXT PRIMARY KEY,
            days INTEGER NOT NULL CHECK (days >= 0)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE household (
            id INTEGER PRIMARY KEY,
            code TEXT NOT NULL UNIQUE,
            sort TEXT NOT NULL DEFAULT '',
            unclear INTEGER NOT NULL DEFAULT 0 CHECK (unclear IN (0, 1)),
            forgotten TEXT
        ) STRICT;
        CREATE TABLE personal (
            household INTEGER PRIMARY KEY REFERENCES household ON DELETE CASCADE,
            lat REAL, lon REAL, building TEXT, record TEXT NOT NULL DEFAULT '',
            name TEXT, surname TEXT, phone TEXT, street TEXT, house TEXT, entrance TEXT, floor TEXT,
            flat TEXT, code TEXT, note TEXT,
            phoneKey TEXT, doorKey TEXT, nameKey TEXT
        ) STRICT;
        CREATE INDEX personalPhone ON personal (phoneKey);
        CREATE INDEX personalDoor ON personal (doorKey);
        CREATE INDEX personalName ON personal (nameKey);
        CREATE TABLE person (
            id TEXT PRIMARY KEY,
            sort TEXT NOT NULL,
            name TEXT, surname TEXT, phone TEXT, note TEXT
        ) STRICT;
        CREATE TABLE request (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            household INTEGER NOT NULL REFERENCES household,
            kind TEXT NOT NULL,
            need TEXT NOT NULL,
            worth INTEGER CHECK (worth >= 0),
            received TEXT NOT NULL,
            earliest TEXT,
            promised TEXT,
            repeats INTEGER CHECK (repeats > 0),
            repeatsUntil TEXT,
            follows INTEGER REFERENCES request,
            urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),
            answer TEXT CHECK (answer IN ('done', 'refused', 'withdrawn')),
            closed TEXT,
            CHECK ((answer IS NULL) = (closed IS NULL))
        ) STRICT;
        CREATE INDEX requestHousehold ON request (household);
        CREATE INDEX requestFollows ON request (follows);
        CREATE TABLE wanted (
            request INTEGER NOT NULL REFERENCES request,
            good TEXT NOT NULL,
            pieces INTEGER NOT NULL CHECK (pieces > 0),
            PRIMARY KEY (request, good)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE absence (
            day TEXT NOT NULL,
            volunteer TEXT NOT NULL,
            PRIMARY KEY (day, volunteer)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE plan (
            day TEXT PRIMARY KEY,
            made TEXT NOT NULL,
            json TEXT
        ) STRICT;
        CREATE TABLE round (
            id INTEGER PRIMARY KEY,
            day TEXT NOT NULL REFERENCES plan ON DELETE CASCADE,
            number INTEGER NOT NULL,
            hand TEXT NOT NULL,
            seconds INTEGER NOT NULL,
            metres INTEGER NOT NULL,
            households INTEGER NOT NULL,
            UNIQUE (day, number)
        ) STRICT;
        CREATE TABLE roundMember (
            round INTEGER NOT NULL REFERENCES round ON DELETE CASCADE,
            volunteer TEXT NOT NULL,
            PRIMARY KEY (round, volunteer)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE visit (
            request INTEGER NOT NULL REFERENCES request,
            day TEXT NOT NULL,
            round INTEGER NOT NULL REFERENCES round ON DELETE CASCADE,
            stop INTEGER NOT NULL,
            begin INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            centre TEXT,
            isolating INTEGER NOT NULL,
            contactFree INTEGER NOT NULL,
            PRIMARY KEY (request, day)
        ) STRICT;
        CREATE INDEX visitRound ON visit (round);
        CREATE INDEX visitDay ON visit (day);
        CREATE TABLE leftOut (
            day TEXT NOT NULL REFERENCES plan ON DELETE CASCADE,
            request INTEGER NOT NULL REFERENCES request,
            reason TEXT NOT NULL,
            PRIMARY KEY (request, day)
        ) STRICT;
        CREATE INDEX leftOutDay ON leftOut (day);
        CREATE TABLE outcome (
            request INTEGER NOT NULL REFERENCES request,
            day TEXT NOT NULL,
            what TEXT NOT NULL,
            centre TEXT,
            note TEXT,
            at TEXT NOT NULL,
            "by" TEXT NOT NULL,
            PRIMARY KEY (request, day)
        ) STRICT;
        CREATE INDEX outcomeDay ON outcome (day);
        CREATE TABLE delivery (
            id INTEGER PRIMARY KEY,
            day TEXT NOT NULL,
            centre TEXT NOT NULL,
            good TEXT NOT NULL,
            pieces INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE log (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL,
            "by" TEXT NOT NULL,
            command TEXT NOT NULL,
            what TEXT NOT NULL
        ) STRICT;
        """
}
