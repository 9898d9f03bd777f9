"""What else is known of a row: for each table, queries under headings, each with the row's key as its one value."""

MORE = {
    "actions": {
        "to be done by": """
            SELECT action_owners.owner, people.name AS person, organisations.name AS organisation, action_owners.key
            FROM action_owners LEFT JOIN owner_links ON owner_links.owner = action_owners.key
            LEFT JOIN people ON people.key = owner_links.person
            LEFT JOIN organisations ON organisations.key = owner_links.organisation
            WHERE action_owners.action = ? ORDER BY action_owners.position""",
        "what was heard of it": """
            SELECT meetings.date, history.event, actions.text, actions.key FROM action_history AS history
            JOIN meetings ON meetings.key = history.meeting JOIN actions ON actions.key = history.action
            WHERE history.thread = (SELECT thread FROM action_history WHERE action = ?) ORDER BY meetings.date""",
        "how it stands": """
            SELECT state, due, silent AS later_meetings_silent FROM action_threads
            WHERE key = (SELECT thread FROM action_history WHERE action = ?)""",
    },
    "decisions": {"roll call": "SELECT name, vote, key FROM votes WHERE decision = ? ORDER BY position"},
    "minutes": {"sections": "SELECT number, title, page, key FROM sections WHERE minutes = ? ORDER BY position"},
    "meetings": {
        "versions": """
            SELECT versions.rank, minutes.approval, document_paths.path, minutes.key FROM meeting_versions AS versions
            JOIN minutes ON minutes.key = versions.minutes
            JOIN document_paths ON document_paths.document = minutes.document
            WHERE versions.meeting = ? ORDER BY versions.rank""",
        "attendees": """
            SELECT attendances.status, attendances.name, attendances.role, attendances.key FROM attendances
            JOIN meetings ON meetings.record = attendances.minutes
            WHERE meetings.key = ? ORDER BY attendances.position""",
        "actions": """
            SELECT actions.text, actions.due, actions.key FROM actions
            JOIN meetings ON meetings.record = actions.minutes WHERE meetings.key = ? ORDER BY actions.position""",
        "decisions": """
            SELECT decisions.text, decisions.outcome, decisions.key FROM decisions
            JOIN meetings ON meetings.record = decisions.minutes WHERE meetings.key = ? ORDER BY decisions.position""",
    },
    "bodies": {
        "names": "SELECT name, uses FROM aliases WHERE body = ? ORDER BY uses DESC, name",
        "meetings": "SELECT date, location, key FROM meetings WHERE body = ? ORDER BY date, number",
        "people": "SELECT name, key FROM people WHERE body = ? ORDER BY name",
    },
    "people": {
        "names": "SELECT name, uses FROM aliases WHERE person = ? ORDER BY uses DESC, name",
        "meetings": """
            SELECT meetings.date, attendances.status, attendances.role, attendances.organisation, attendances.key
            FROM attendance_links AS links JOIN attendances ON attendances.key = links.attendance
            JOIN meetings ON meetings.record = attendances.minutes WHERE links.person = ? ORDER BY meetings.date""",
        "actions": "SELECT date, text, state, key FROM actions_by_owner WHERE person = ? ORDER BY date",
    },
    "organisations": {
        "names": """
            SELECT name, sum(uses) AS uses FROM aliases
            WHERE organisation = ? GROUP BY name ORDER BY uses DESC, name""",
        "actions": "SELECT date, body, text, state, key FROM actions_by_owner WHERE organisation = ? ORDER BY date",
    },
    "legislation": {
        "names": """
            SELECT name, sum(uses) AS uses FROM aliases
            WHERE legislation = ? GROUP BY name ORDER BY uses DESC, name""",
        "meetings": """
            SELECT date, body, mentions, provisions, meeting AS key FROM legislation_over_time
            WHERE legislation = ? ORDER BY date""",
    },
}
