//! 学员: the counter finds its own people, and nobody else's.

use domain::member::{CardNumber, Sought};
use domain::person::{Mobile, PersonName, Telephone};
use store::member::{MOST_FOUND, find, first_found, give_card, member};
use store::sign_up::{CounterPerson, add_at_counter};

use crate::support::*;

fn at_counter(name: &str, number: u32) -> CounterPerson {
    CounterPerson {
        name: PersonName::parse(name).unwrap(),
        mobile: Some(Mobile::parse(&format!("1990000{number:04}")).unwrap()),
        born_on: Some(jiff::civil::date(1956, 3, 5)),
        emergency_contact: None,
        emergency_telephone: None,
    }
}

fn sought(typed: &str) -> Sought {
    Sought::parse(typed).unwrap()
}

#[tokio::test]
async fn a_counter_finds_its_own_people_by_what_it_knows_of_them() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let elsewhere = coordinator(&town, town.centre).await;
        let class = add(&town, &class(&town, "楷书")).await;
        let names = [("陈淑芬", 2401), ("陈桂兰", 2402), ("程淑芬", 2403), ("曾国强", 2404)];
        for (name, number) in names {
            let key = store::form_key::new();
            add_at_counter(&town, key, class, &at_counter(name, number), "", &by).await.unwrap();
        }
        let told = async |typed: &str| -> Vec<String> {
            let found = find(&town, &sought(typed), &by).await.unwrap();
            let name = |one: &store::member::Member| one.person.name.clone().unwrap();
            found.iter().map(|one| name(one).as_str().to_owned()).collect()
        };
        for (typed, found) in [
            ("陈", vec!["陈桂兰", "陈淑芬"]),
            ("陈淑", vec!["陈淑芬"]),
            ("chen", vec!["陈桂兰", "陈淑芬", "程淑芬"]),
            ("chensf", vec![]),
            ("csf", vec!["陈淑芬", "程淑芬"]),
            ("zengguo", vec!["曾国强"]),
            ("2403", vec!["程淑芬"]),
            ("199 0000 2404", vec!["曾国强"]),
            ("198 0000 2404", vec![]),
            ("zz", vec![]),
            ("K1", vec![]),
        ] {
            let mut told = told(typed).await;
            told.sort_unstable();
            let mut expected = found;
            expected.sort_unstable();
            assert_eq!(told, expected, "{typed}");
        }
        assert_eq!(find(&town, &sought("陈"), &elsewhere).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_member_who_is_called_otherwise_now_is_found_by_that() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let chen = person(&town).await;
        ask(&town, add(&town, &class(&town, "楷书")).await, chen).await.unwrap();
        let name = PersonName::parse("欧阳建娥").unwrap();
        store::person::save_name(&town, chen, &name).await.unwrap();
        for typed in ["欧阳", "ouyang", "oyje"] {
            let found = find(&town, &sought(typed), &by).await.unwrap();
            assert_eq!(
                found.iter().map(|one| one.person.id).collect::<Vec<_>>(),
                [chen],
                "{typed}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_card_is_made_once_and_opens_the_same_person() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let elsewhere = coordinator(&town, town.centre).await;
        let offering = add(&town, &class(&town, "楷书")).await;
        let (chen, wang) = (person(&town).await, person(&town).await);
        for one in [chen, wang] {
            ask(&town, offering, one).await.unwrap();
        }
        assert_eq!(member(&town, chen, &by).await.unwrap().card, None);
        let (first, again, second) = tokio::join!(
            give_card(&town, chen, &by),
            give_card(&town, chen, &by),
            give_card(&town, wang, &by)
        );
        let (first, second) = (first.unwrap(), second.unwrap());
        assert_eq!(again.unwrap(), first);
        let mut both = [first, second];
        both.sort_unstable();
        assert_eq!(both, [CardNumber(1), CardNumber(2)]);
        let found = find(&town, &Sought::Card(first), &by).await.unwrap();
        assert_eq!((found.len(), found[0].person.id, found[0].card), (1, chen, Some(first)));
        assert_eq!(find(&town, &Sought::Card(first), &elsewhere).await.unwrap(), []);
        assert!(matches!(member(&town, chen, &elsewhere).await, Err(store::Error::NotFound)));
        assert!(matches!(give_card(&town, chen, &elsewhere).await, Err(store::Error::NotFound)));
        assert!(matches!(
            member(&town, person(&town).await, &by).await,
            Err(store::Error::NotFound)
        ));
    })
    .await;
}

#[tokio::test]
async fn digits_find_a_telephone_or_a_card_that_ends_in_them() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let elsewhere = coordinator(&town, town.centre).await;
        let class = add(&town, &class(&town, "楷书")).await;
        for (name, number) in [("陈淑芬", 2401), ("陈桂兰", 2402), ("程淑芬", 123)] {
            let key = store::form_key::new();
            add_at_counter(&town, key, class, &at_counter(name, number), "", &by).await.unwrap();
        }
        // The house has given very many cards before these two come for theirs.
        let found = async |typed: &str, by: &domain::person::Coordinator| -> Vec<String> {
            let found = find(&town, &sought(typed), by).await.unwrap();
            found.iter().map(|one| one.person.name.clone().unwrap().as_str().to_owned()).collect()
        };
        for (name, number, before) in [
            ("陈淑芬", 123, "update institution set cards = 122"),
            ("陈桂兰", 10_123, "update institution set cards = 10122"),
        ] {
            town.change(before).await;
            let person = find(&town, &sought(name), &by).await.unwrap()[0].person.id;
            assert_eq!(give_card(&town, person, &by).await.unwrap(), CardNumber(number));
        }
        // Whose number it is comes first, then telephones, then other cards that end so.
        assert_eq!(found("0123", &by).await, ["陈淑芬", "程淑芬", "陈桂兰"]);
        assert_eq!(found("000123", &by).await, ["陈淑芬", "程淑芬"]);
        assert_eq!(found("10123", &by).await, ["陈桂兰"]);
        assert_eq!(found("0124", &by).await, [""; 0]);
        assert_eq!(found("0123", &elsewhere).await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn of_very_many_only_the_first_are_told() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let offering = add(&town, &class(&town, "楷书")).await;
        for number in 0..22 {
            let key = store::form_key::new();
            let person = at_counter("王秀英", 3000 + number);
            add_at_counter(&town, key, offering, &person, "", &by).await.unwrap();
        }
        assert_eq!(find(&town, &sought("王"), &by).await.unwrap().len(), MOST_FOUND + 1);
        // As far as somebody goes on, to the last of one name.
        for typed in ["王秀英", "wangxiuying", "wxy"] {
            let all = first_found(&town, &sought(typed), usize::MAX, &by).await.unwrap();
            assert_eq!(all.len(), 22, "{typed}");
            for most in [1, MOST_FOUND + 1, 22] {
                let first = first_found(&town, &sought(typed), most, &by).await.unwrap();
                assert_eq!(first, all[..most], "{typed}: in the same order, however many");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn who_has_no_number_of_their_own_is_found_by_that_of_their_family() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let elsewhere = coordinator(&town, town.centre).await;
        let class = add(&town, &class(&town, "楷书")).await;
        let family = Telephone::parse("0791-8888 2407").unwrap();
        let told = CounterPerson {
            mobile: None,
            emergency_contact: Some("女儿".into()),
            emergency_telephone: Some(family),
            ..at_counter("陈淑芬", 1)
        };
        let key = store::form_key::new();
        add_at_counter(&town, key, class, &told, "", &by).await.unwrap();
        let found = async |typed: &str, by| find(&town, &sought(typed), by).await.unwrap().len();
        assert_eq!((found("2407", &by).await, found("2407", &elsewhere).await), (1, 0));
        // Whoever has the number themselves is meant.
        let key = store::form_key::new();
        let own = at_counter("林国富", 2407);
        add_at_counter(&town, key, class, &own, "", &by).await.unwrap();
        let meant = find(&town, &sought("2407"), &by).await.unwrap();
        let names = meant.iter().map(|one| one.person.name.as_ref().unwrap().as_str());
        assert_eq!(names.collect::<Vec<_>>(), ["林国富"]);
    })
    .await;
}
