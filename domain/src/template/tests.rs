//! What is read as a template, and what comes of filling it.

use proptest::prelude::*;

use super::*;

const OFFER: &str = "您候补的〔课程〕有名额了，请在〔截止时间〕前回答。电话〔电话〕";

fn read(typed: &str) -> Result<Template, TemplateFault> {
    Template::parse(typed, Event::PlaceOffered, Channel::Message)
}

#[test]
fn each_blank_is_filled_with_what_is_meant() {
    let told = read(OFFER).unwrap().filled(|blank| match blank {
        Blank::Offering => "书法班".into(),
        Blank::Until => "12月1日".into(),
        Blank::Telephone => "0791".into(),
        other => panic!("{other:?} was not asked for"),
    });
    assert_eq!(told, "您候补的书法班有名额了，请在12月1日前回答。电话0791");
}

#[test]
fn brackets_of_any_keyboard_are_blanks_and_a_centre_may_speak_of_activities() {
    let typed = read("[活动]有名额了，\r\n请在【 截止时间 】前回答").unwrap();
    assert_eq!(typed.written(), "〔课程〕有名额了， 请在〔截止时间〕前回答");
}

#[test]
fn what_is_wrong_is_named() {
    assert_eq!(read(" \n。"), Err(TemplateFault::Missing));
    assert_eq!(read(&"字".repeat(LONGEST + 1)), Err(TemplateFault::TooLong));
    assert_eq!(read("〔课程〕有〔名额〕"), Err(TemplateFault::Unknown("名额".into())));
    for half in ["〔课程有名额了", "课程〕有名额了", "〔课程〔截止时间〕"] {
        assert_eq!(read(half), Err(TemplateFault::HalfBlank), "{half}");
    }
    assert_eq!(read("〔课程〕有名额了"), Err(TemplateFault::Lacks(vec![Blank::Until])));
    let named = format!("〔姓名〕：{OFFER}");
    assert_eq!(read(&named), Err(TemplateFault::NotHere(Blank::Name)), "others read telephones");
    let letter = Template::parse("〔姓名〕：〔课程〕取消了", Event::CalledOff, Channel::Letter);
    assert!(letter.is_ok());
}

#[test]
fn what_is_necessary_may_be_put_in_and_codes_are_read_again() {
    for event in Event::ALL {
        assert_eq!(Event::from_code(event.code()), Some(event));
        for channel in event.channels() {
            assert_eq!(Channel::from_code(channel.code()), Some(*channel));
            let all: String = event.blanks(*channel).into_iter().map(Blank::written).collect();
            assert!(Template::parse(&all, event, *channel).is_ok(), "{all}");
        }
    }
}

fn any_blank() -> impl Strategy<Value = String> {
    let blanks = Event::SessionMoved.blanks(Channel::Letter);
    (0..blanks.len()).prop_map(move |index| blanks[index].written())
}

proptest! {
    #[test]
    fn no_blank_is_left_over_and_none_is_made_by_what_is_put_in(
        words in prop::collection::vec(("[^\\[\\]［］【】〔〕\\p{C}]{0,4}", any_blank()), 0..4),
        value in "[〔〕a-z课程]{0,90}"
    ) {
        let typed: String = words.iter().flat_map(|(word, blank)| [word.as_str(), blank]).collect();
        let typed = format!("{typed}〔课程〕〔时间〕〔新时间〕");
        let template = Template::parse(&typed, Event::SessionMoved, Channel::Letter).unwrap();
        let plain = template.filled(|_| String::new());
        prop_assert!(!plain.contains([OPEN, CLOSE]), "{plain}");
        let filled = template.filled(|_| value.clone());
        let cut: String = value.chars().take(LONGEST_VALUE).collect();
        let blanks = words.len() + 3;
        prop_assert_eq!(filled.matches(OPEN).count(), cut.matches(OPEN).count() * blanks);
        prop_assert!(filled.chars().count() <= LONGEST + LONGEST_VALUE * blanks);
    }

    #[test]
    fn whatever_is_typed_is_read_or_refused_and_read_again_alike(typed in "[〔〕\\[\\]课程截止时间 a]{0,60}") {
        if let Ok(template) = read(&typed) {
            prop_assert_eq!(read(&template.written()), Ok(template));
        }
    }
}
