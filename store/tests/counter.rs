//! People whom the desk adds at its counter: who is told, who is known again, and what the desk does not learn.

use domain::decision::{Basis, NotApplied, ToldWhy, WhyExcepted};
use domain::log::Act;
use domain::notice::NoticeKind;
use domain::offering::{Admission, Allocation, Conditions};
use domain::person::{Mobile, PersonName, Telephone};
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUpState};
use jiff::civil::date;
use store::form_key;
use store::log::{LogFilter, entries};
use store::new_offering::NewOffering;
use store::sign_up::{
    AtCounter, CounterPerson, add_at_counter, add_member, ask_at_counter, register_at_counter,
};
use store::turned_away::{mine, of_offering};

use crate::support::*;

fn at_the_counter(name: &str, mobile: Option<&Mobile>) -> CounterPerson {
    CounterPerson {
        name: PersonName::parse(name).unwrap(),
        mobile: mobile.cloned(),
        born_on: Some(date(1950, 5, 1)),
        emergency_contact: Some("女儿 陈静".into()),
        emergency_telephone: Some(Telephone::parse("0791-01234567").unwrap()),
    }
}

#[tokio::test]
async fn the_counter_adds_people_before_the_opening_and_tells_them() {
    on_each_engine(async |town| {
        let own = coordinator(&town, town.university).await;
        let choir = places(&town, 1).await;
        town.clock.set(class(&town, "").window.opens_at - std::time::Duration::from_secs(3600));
        let number = mobile();
        let told = at_the_counter("陈淑芬", Some(&number));
        let key = form_key::new();
        let early = add_at_counter(&town, form_key::new(), choir, &told, "", &own).await;
        assert_eq!(
            refusal(early),
            Refusal::ReasonMissing {
                rule: Box::new(Refusal::NotOpenYet { opens_at: class(&town, "").window.opens_at })
            }
        );
        let why = "住院，不能自己报";
        let added = add_at_counter(&town, key, choir, &told, why, &own).await.unwrap();
        assert_eq!(added.state, SignUpState::Live(Place::Held));
        assert_eq!(add_at_counter(&town, key, choir, &told, why, &own).await.unwrap(), added);
        let decisions = store::decision::decisions_of(&town, added.id, added.person).await.unwrap();
        assert_eq!(decisions[0].basis, Basis::Exception(NotApplied::Opening, ToldWhy::NotSaid));
        let person = store::person::person(&town, added.person).await.unwrap();
        assert_eq!(person.mobile, Some(number));
        assert_eq!(person.emergency_telephone.as_deref(), Some("079101234567"));
        let notices = store::notice::unseen(&town, added.person).await.unwrap();
        assert_eq!(notices[0].about, NoticeKind::AddedByCoordinator);
        let again = add_at_counter(&town, form_key::new(), choir, &told, why, &own).await;
        assert_eq!(refusal(again), Refusal::AlreadySignedUp);
        let other = coordinator(&town, town.centre).await;
        let foreign = add_at_counter(&town, form_key::new(), choir, &told, "", &other).await;
        assert!(is_not_found(&foreign));
        assert_eq!(town.number("select count(*) from sign_up").await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_person_of_an_exception_reads_the_sentence_that_was_chosen_and_the_log_keeps_the_words()
{
    on_each_engine(async |town| {
        let own = coordinator(&town, town.university).await;
        let choir = places(&town, 1).await;
        town.clock.set(class(&town, "").window.opens_at - std::time::Duration::from_secs(3600));
        let told = at_the_counter("陈淑芬", Some(&mobile()));
        let why = WhyExcepted { told: ToldWhy::Health, ..WhyExcepted::from("髋关节手术") };
        let key = form_key::new();
        let added = add_at_counter(&town, key, choir, &told, why, &own).await.unwrap();
        let decisions = store::decision::decisions_of(&town, added.id, added.person).await.unwrap();
        assert_eq!(decisions[0].basis, Basis::Exception(NotApplied::Opening, ToldWhy::Health));
        let log = entries(&town, &LogFilter::default(), 1, &own).await.unwrap().entries;
        assert_eq!(log[0].reason, "髋关节手术");
        // As it was written before there were sentences, and before rules were told apart.
        for (kept, rule) in [("opening", NotApplied::Opening), ("手术", NotApplied::Other)] {
            town.change(match rule {
                NotApplied::Opening => "update decision set reason = 'opening'",
                _ => "update decision set reason = '手术'",
            })
            .await;
            let old = store::decision::decisions_of(&town, added.id, added.person).await.unwrap();
            assert_eq!(old[0].basis, Basis::Exception(rule, ToldWhy::NotSaid), "{kept}");
        }
    })
    .await;
}

#[tokio::test]
async fn somebody_is_added_before_they_sign_up_and_known_again() {
    on_each_engine(async |town| {
        let (own, other) =
            (coordinator(&town, town.university).await, coordinator(&town, town.centre).await);
        let told = at_the_counter("卢水莲", None);
        let key = form_key::new();
        let added = register_at_counter(&town, key, &told, &own).await.unwrap();
        assert_eq!(register_at_counter(&town, key, &told, &own).await.unwrap(), added);
        let again = register_at_counter(&town, form_key::new(), &told, &own).await.unwrap();
        assert_eq!(again, added, "by name and birthday");
        let member = store::member::member(&town, added, &own).await.unwrap();
        assert_eq!(member.person.name, Some(told.name.clone()));
        assert!(is_not_found(&store::member::member(&town, added, &other).await));
        let log = entries(&town, &LogFilter::default(), 1, &own).await.unwrap().entries;
        assert_eq!(log.iter().filter(|entry| entry.act == Act::AddPerson).count(), 2);
        let choir = places(&town, 1).await;
        add_member(&town, form_key::new(), choir, added, "", &own).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_is_known_of_a_member_is_put_right_and_written_down_without_the_number() {
    on_each_engine(async |town| {
        let (own, other) =
            (coordinator(&town, town.university).await, coordinator(&town, town.centre).await);
        let told = at_the_counter("卢水连", Some(&mobile()));
        let lu = register_at_counter(&town, form_key::new(), &told, &own).await.unwrap();
        let number = mobile();
        let right = CounterPerson {
            born_on: Some(date(1944, 5, 1)),
            ..at_the_counter("卢水莲", Some(&number))
        };
        let nothing = store::Seen::nothing;
        let foreign = store::person::correct(&town, lu, &right, nothing(), &other).await;
        assert!(is_not_found(&foreign));
        store::person::correct(&town, lu, &right, nothing(), &own).await.unwrap();
        store::person::correct(&town, lu, &right, nothing(), &own).await.unwrap();
        let stands = store::person::person(&town, lu).await.unwrap();
        assert_eq!((stands.name, stands.born_on), (Some(right.name.clone()), right.born_on));
        assert_eq!(stands.mobile, Some(number.clone()));
        let log = entries(&town, &LogFilter::default(), 1, &own).await.unwrap().entries;
        let log: Vec<_> = log.iter().filter(|one| one.act == Act::CorrectPerson).collect();
        assert_eq!(log.len(), 1, "sent twice it is done once");
        let value = |field| (log[0].stood.get(&field).cloned(), log[0].stands.get(&field).cloned());
        let (before, after) = value(domain::log::Field::Name);
        assert_eq!((before.as_deref(), after.as_deref()), (Some("卢水连"), Some("卢水莲")));
        assert_eq!(value(domain::log::Field::Mobile).1, Some(number.masked()));
        let taken = store::person::person(&town, person(&town).await).await.unwrap().mobile;
        let theirs = CounterPerson { mobile: taken, ..right.clone() };
        let taken = store::person::correct(&town, lu, &theirs, nothing(), &own).await;
        assert_eq!(refusal(taken), Refusal::NumberTaken);
        let late =
            store::person::correct(&town, lu, &told, store::Seen::of(&"else").unwrap(), &own);
        assert_eq!(refusal(late.await), Refusal::ChangedMeanwhile);
    })
    .await;
}

#[tokio::test]
async fn the_counter_does_not_learn_what_people_do_at_other_institutions() {
    on_each_engine(async |town| {
        let other = coordinator(&town, town.centre).await;
        let session = class(&town, "").sessions[0].clone();
        let dance = NewOffering { sessions: vec![session.clone()], ..activity(&town, "舞会", 3) };
        let film = NewOffering { sessions: vec![session], ..activity(&town, "观影", 3) };
        let (dance, film, choir) =
            (add(&town, &dance).await, add(&town, &film).await, places(&town, 10).await);
        let own = coordinator(&town, town.university).await;
        let told = at_the_counter("陈淑芬", Some(&mobile()));
        add_at_counter(&town, form_key::new(), dance, &told, "", &other).await.unwrap();
        for (offering, by, expected) in [(choir, &own, ""), (film, &other, "舞会")] {
            let clash =
                refusal(add_at_counter(&town, form_key::new(), offering, &told, "", by).await);
            assert!(matches!(&clash, Refusal::Clash { name, .. } if name == expected), "{clash:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_counter_knows_people_again_and_tells_couples_apart() {
    on_each_engine(async |town| {
        let own = coordinator(&town, town.university).await;
        let (choir, number) = (places(&town, 10).await, mobile());
        let wife = at_the_counter("陈淑芬", Some(&number));
        let husband = at_the_counter("张伟", Some(&number));
        let widow = at_the_counter("魏桂", None);
        let mut people = Vec::new();
        for told in [&wife, &husband, &widow] {
            let added =
                add_at_counter(&town, form_key::new(), choir, told, "", &own).await.unwrap();
            assert!(!people.contains(&added.person));
            people.push(added.person);
        }
        let second = store::person::person(&town, people[1]).await.unwrap();
        assert_eq!(second.mobile, None, "a number signs in one person");
        for told in [&husband, &widow] {
            let again = add_at_counter(&town, form_key::new(), choir, told, "", &own).await;
            assert_eq!(refusal(again), Refusal::AlreadySignedUp);
        }
    })
    .await;
}

#[tokio::test]
async fn the_counter_does_not_overwrite_what_people_have_told_themselves() {
    on_each_engine(async |town| {
        let own = coordinator(&town, town.university).await;
        let choir = places(&town, 10).await;
        let chen = store::person::person(&town, person(&town).await).await.unwrap();
        let told = at_the_counter("陈淑芬", chen.mobile.as_ref());
        let added = add_at_counter(&town, form_key::new(), choir, &told, "", &own).await.unwrap();
        let after = store::person::person(&town, added.person).await.unwrap();
        assert_eq!((after.id, after.born_on), (chen.id, chen.born_on));
        assert_eq!(after.emergency_contact.as_deref(), Some("女儿 陈静"));
    })
    .await;
}

#[tokio::test]
async fn who_is_told_no_at_the_counter_is_known_from_then_on_and_so_is_why() {
    on_each_engine(async |town| {
        let own = coordinator(&town, town.university).await;
        let (choir, number) = (places(&town, 10).await, mobile());
        let too_young = CounterPerson {
            born_on: Some(date(1990, 5, 1)),
            ..at_the_counter("陈淑芬", Some(&number))
        };
        let ask = async |told: &CounterPerson, offering| {
            ask_at_counter(&town, form_key::new(), offering, told, "", &own).await.unwrap()
        };
        let AtCounter::Refused(refusal, Some(chen)) = ask(&too_young, choir).await else {
            panic!("they are too young, and kept");
        };
        assert!(matches!(refusal, Refusal::TooYoung { from: 50, .. }), "{refusal:?}");
        let kept = mine(&town, chen).await.unwrap();
        assert_eq!((kept.len(), kept[0].offering, &kept[0].refusal), (1, choir, &refusal));
        assert_eq!(of_offering(&town, choir, &own).await.unwrap()[0].person.id, chen);
        let member = store::member::member(&town, chen, &own).await.unwrap();
        assert_eq!(member.person.mobile.as_ref(), Some(&number));
        let log = entries(&town, &LogFilter::default(), 1, &own).await.unwrap().entries;
        assert_eq!((log.len(), log[0].act), (1, Act::TurnAway));
        assert_eq!(log[0].person.as_ref().map(|(id, _)| *id), Some(chen));
        assert_eq!(log[0].offering.as_ref().map(|(id, _)| *id), Some(choir));
        // Sent again it is the same person, told twice.
        assert_eq!(ask(&too_young, choir).await, AtCounter::Refused(refusal, Some(chen)));
        assert_eq!(mine(&town, chen).await.unwrap()[0].times, 2);
        // Nothing is typed again for what they may have.
        let anybody = NewOffering { conditions: Conditions::default(), ..class(&town, "讲座") };
        let anybody = add(&town, &anybody).await;
        let got = add_member(&town, form_key::new(), anybody, chen, "", &own).await.unwrap();
        assert_eq!((got.person, got.state), (chen, SignUpState::Live(Place::Held)));
        let other = coordinator(&town, town.centre).await;
        assert!(is_not_found(&store::member::member(&town, chen, &other).await));
        assert_eq!(town.number("select count(*) from person where name = '陈淑芬'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_birthday_that_was_typed_wrongly_is_put_right_by_typing_it_again() {
    on_each_engine(async |town| {
        let own = coordinator(&town, town.university).await;
        let (choir, number) = (places(&town, 10).await, mobile());
        let right = at_the_counter("陈淑芬", Some(&number));
        let wrong = CounterPerson { born_on: Some(date(1995, 5, 1)), ..right.clone() };
        let ask = async |told: &CounterPerson| {
            ask_at_counter(&town, form_key::new(), choir, told, "", &own).await.unwrap()
        };
        let AtCounter::Refused(_, Some(chen)) = ask(&wrong).await else { panic!("too young") };
        let AtCounter::Added(got) = ask(&right).await else { panic!("old enough") };
        assert_eq!(got.person, chen);
        let person = store::person::person(&town, chen).await.unwrap();
        assert_eq!(person.born_on, right.born_on);
        // Once they have something it is theirs to say.
        ask(&wrong).await;
        assert_eq!(store::person::person(&town, chen).await.unwrap().born_on, right.born_on);
    })
    .await;
}

#[tokio::test]
async fn whoever_could_not_be_known_again_and_what_everybody_is_told_is_not_kept() {
    on_each_engine(async |town| {
        let own = coordinator(&town, town.university).await;
        let reviewed = NewOffering {
            allocation: Allocation::Approval,
            capacity: Some(1),
            conditions: Conditions::default(),
            ..class(&town, "楷书")
        };
        let (reviewed, number) = (add(&town, &reviewed).await, mobile());
        let first = at_the_counter("魏桂", None);
        add_at_counter(&town, form_key::new(), reviewed, &first, "", &own).await.unwrap();
        let people = town.number("select count(*) from person").await;
        let ask = async |told: &CounterPerson, offering| {
            ask_at_counter(&town, form_key::new(), offering, told, "", &own).await.unwrap()
        };
        // Full: neither number nor birthday tells who it was.
        let nameless = CounterPerson { born_on: None, ..at_the_counter("张伟", None) };
        let full = Refusal::NoFreePlace { free: 0 };
        assert_eq!(ask(&nameless, reviewed).await, AtCounter::Refused(full.clone(), None));
        assert_eq!(town.number("select count(*) from person").await, people);
        // By a number one is.
        let known = CounterPerson { mobile: Some(number), ..nameless };
        let AtCounter::Refused(refusal, Some(zhang)) = ask(&known, reviewed).await else {
            panic!("full, and kept");
        };
        assert_eq!((refusal, mine(&town, zhang).await.unwrap().len()), (full, 1));
        let people = town.number("select count(*) from person").await;
        let lecture = NewOffering { admission: Admission::DropIn, ..class(&town, "讲座") };
        let open_to_all = add(&town, &lecture).await;
        let new = at_the_counter("王秀英", Some(&mobile()));
        assert_eq!(ask(&new, open_to_all).await, AtCounter::Refused(Refusal::DropIn, None));
        assert_eq!(town.number("select count(*) from person").await, people);
    })
    .await;
}
