"""For which words a responsibility answers, in plans made up for what the real ones do not show."""

from fictional_plans import promises, told

TARGET = "comparator: eq, unit: item, label: 平台"


def test_a_bracket_answers_for_the_words_since_the_bracket_before() -> None:
    found = promises(
        """
        一、任务。建设平台3个。(科技局)建设平台4个。(财政局牵头,工信局配合)
        """,
        f"""
        - id: task
          role: task
          heading: 一、任务。
          responsibilities: [(科技局), "(财政局牵头,工信局配合)"]
          targets:
            - {{id: first, quote: 建设平台3个, value: 3, {TARGET}}}
            - {{id: second, quote: 建设平台4个, value: 4, {TARGET}}}
        """,
    )
    assert told(found, "first") == ["science responsible clause"]
    assert told(found, "second") == ["finance lead clause", "industry support clause"]


def test_running_text_answers_from_its_name_to_the_end_of_its_sentence() -> None:
    found = promises(
        """
        一、任务。建设平台3个。为此建设平台4个,科技局要建设平台5个,改造平台6个。建设平台7个。
        """,
        f"""
        - id: task
          role: task
          heading: 一、任务。
          responsibilities: [{{quote: 科技局要建设平台5个, responsible: [科技局]}}]
          targets:
            - {{id: sentence-before, quote: 建设平台3个, value: 3, {TARGET}}}
            - {{id: before, quote: 建设平台4个, value: 4, {TARGET}}}
            - {{id: within, quote: 建设平台5个, value: 5, {TARGET}}}
            - {{id: further, quote: 改造平台6个, value: 6, {TARGET}}}
            - {{id: behind, quote: 建设平台7个, value: 7, {TARGET}}}
        """,
    )
    assert told(found, "within") == told(found, "further") == ["science responsible clause"]
    for record in ("sentence-before", "before", "behind"):
        assert told(found, record) == [], record


def test_the_next_subject_takes_over_whether_it_is_entered_or_not() -> None:
    found = promises(
        """
        一、任务。科技局要建设平台3个,财政局安排平台4个,由工信局建设平台5个,对有关县政府建设平台6个。
        """,
        f"""
        - id: task
          role: task
          heading: 一、任务。
          responsibilities: [{{quote: 科技局要建设, responsible: [科技局]}}]
          targets:
            - {{id: own, quote: 建设平台3个, value: 3, {TARGET}}}
            - {{id: theirs, quote: 安排平台4个, value: 4, {TARGET}}}
            - {{id: others, quote: 建设平台5个, value: 5, {TARGET}}}
            - {{id: no-subject, quote: 建设平台6个, value: 6, {TARGET}}}
        """,
    )
    assert told(found, "own") == ["science responsible clause"]
    for record in ("theirs", "others", "no-subject"):
        assert told(found, record) == [], record


def test_names_of_one_record_answer_each_from_its_own_subject_on() -> None:
    found = promises(
        """
        一、任务。由财政局任召集人,成员单位包括工信局、科技局,专班办公室设科技局,每年建设平台3个。
        """,
        f"""
        - id: task
          role: task
          heading: 一、任务。
          responsibilities:
            - quote: 由财政局任召集人,成员单位包括工信局、科技局,专班办公室设科技局
              convener: [财政局]
              member: [工信局, 科技局]
              office: [科技局]
          targets:
            - {{id: own, quote: 建设平台3个, value: 3, {TARGET}}}
        """,
    )
    assert told(found, "own") == ["science office clause"]
    assert [
        (one.number, [body.named.printed for body in one.bodies])
        for one in found.reaches.of(found.plan.sections[0])
    ] == [(1, ["财政局"]), (2, ["工信局", "科技局"]), (3, ["科技局"])]


def test_a_line_of_names_is_a_bracket_and_a_name_that_goes_on_is_not() -> None:
    found = promises(
        """
        一、任务。建设平台3个,由科技局牵头。由财政局牵头,建设平台4个。建设平台5个。
        """,
        f"""
        - id: task
          role: task
          heading: 一、任务。
          responsibilities: [科技局牵头, 财政局牵头]
          targets:
            - {{id: before, quote: 建设平台3个, value: 3, {TARGET}}}
            - {{id: behind, quote: 建设平台4个, value: 4, {TARGET}}}
        """,
    )
    assert told(found, "before") == ["science lead clause"]
    assert told(found, "behind") == ["finance lead clause"]


def test_words_between_running_text_and_a_bracket_are_the_brackets() -> None:
    found = promises(
        """
        一、任务。建设平台2个。科技局要建设平台3个。建设平台4个。(财政局)建设平台5个。
        """,
        f"""
        - id: task
          role: task
          heading: 一、任务。
          responsibilities: [{{quote: 科技局要建设, responsible: [科技局]}}, (财政局)]
          targets:
            - {{id: before, quote: 建设平台2个, value: 2, {TARGET}}}
            - {{id: sentence, quote: 建设平台3个, value: 3, {TARGET}}}
            - {{id: bracket, quote: 建设平台4个, value: 4, {TARGET}}}
            - {{id: behind, quote: 建设平台5个, value: 5, {TARGET}}}
        """,
    )
    assert told(found, "sentence") == ["science responsible clause"]
    assert told(found, "bracket") == ["finance responsible clause"]
    # What no clause holds is answered for by the section's only bracket.
    assert told(found, "before") == told(found, "behind") == ["finance responsible section"]


def test_two_brackets_leave_the_rest_of_their_section_to_nobody() -> None:
    found = promises(
        """
        一、任务。建设平台3个。(科技局)建设平台4个。(财政局)建设平台5个。
        """,
        f"""
        - id: task
          role: task
          heading: 一、任务。
          responsibilities: [(科技局), (财政局)]
          targets: [{{id: behind, quote: 建设平台5个, value: 5, {TARGET}}}]
        """,
    )
    assert told(found, "behind") == []


def test_a_character_right_behind_a_bracket_belongs_to_the_next() -> None:
    found = promises(
        "\n一、任务。建设平台3个。(科技局)增4个。(财政局)\n",
        """
        - id: task
          role: task
          heading: 一、任务。
          responsibilities: [(科技局), (财政局)]
        """,
    )
    section = found.plan.sections[-1]
    behind = found.plan.reading.text.index("增")
    assert found.reaches.number(section, behind - 1, behind) == 1
    assert found.reaches.number(section, behind, behind + 1) == 2
