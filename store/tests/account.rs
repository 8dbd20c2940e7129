//! Accounts at a desk: opened and ended by the head, each with a role, and of one institution alone.

use domain::log::{About, Act};
use domain::person::PersonName;
use domain::refusal::Refusal;
use domain::role::Role;
use store::account::{
    NewAccount, NewRole, accounts, open, own_password, role_seen, set_ended, set_password, set_role,
};
use store::sign_in::{Visitor, coordinator_password, sign_in_at_desk, signed_in};
use store::{Seen, form_key};

use crate::support::*;

const ADDRESS: &str = "192.0.2.1";

fn teacher() -> NewAccount {
    NewAccount {
        name: PersonName::parse("龚国平").unwrap(),
        sign_in_name: "gong".into(),
        role: Role::Teacher,
        teaches: "魏桂".into(),
        telephone: "079101234567".into(),
    }
}

/// The browser of whoever signs in.
fn tablet() -> Visitor {
    Visitor::of("tablet")
}

fn new_role(role: Role, teaches: &str) -> NewRole<'_> {
    NewRole { role, teaches, telephone: None }
}

#[tokio::test]
async fn an_account_signs_in_with_its_role_until_it_ends() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let key = form_key::new();
        let id = open(&town, key, teacher(), "hash", &by).await.unwrap();
        assert_eq!(open(&town, key, teacher(), "hash", &by).await.unwrap(), id, "sent twice");
        let again = open(&town, form_key::new(), teacher(), "hash", &other).await;
        assert_eq!(refusal(again), Refusal::SignInNameTaken, "a name is one person's everywhere");
        let all = accounts(&town, &by).await.unwrap();
        let one = all.iter().find(|account| account.person == id).unwrap();
        assert_eq!((one.role, one.teaches.as_str(), one.ended_at), (Role::Teacher, "魏桂", None));
        assert!(accounts(&town, &other).await.unwrap().iter().all(|account| account.person != id));

        let (who, hash) =
            coordinator_password(&town, &tablet(), "gong", ADDRESS).await.unwrap().unwrap();
        assert_eq!(
            (who.role, who.teaches.as_str(), hash.as_str()),
            (Role::Teacher, "魏桂", "hash")
        );
        let token = sign_in_at_desk(&town, &tablet(), &who).await.unwrap();
        let seen = signed_in(&town, token.as_str()).await.unwrap().unwrap();
        assert_eq!(seen.coordinator.unwrap().role, Role::Teacher);

        let end = async |by, is_ended| set_ended(&town, form_key::new(), id, is_ended, by).await;
        assert!(is_not_found(&end(&other, true).await));
        end(&by, true).await.unwrap();
        assert!(signed_in(&town, token.as_str()).await.unwrap().is_none(), "it has ended");
        assert!(coordinator_password(&town, &tablet(), "gong", ADDRESS).await.unwrap().is_none());
        end(&by, false).await.unwrap();
        assert!(coordinator_password(&town, &tablet(), "gong", ADDRESS).await.unwrap().is_some());
        let own = set_ended(&town, form_key::new(), by.person, true, &by).await;
        assert_eq!(refusal(own), Refusal::OwnAccount);
    })
    .await;
}

#[tokio::test]
async fn a_new_password_signs_everybody_out_who_came_with_the_old_one() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let id = open(&town, form_key::new(), teacher(), "old", &by).await.unwrap();
        let (who, _) =
            coordinator_password(&town, &tablet(), "gong", ADDRESS).await.unwrap().unwrap();
        let token = sign_in_at_desk(&town, &tablet(), &who).await.unwrap();
        assert_eq!(
            own_password(&town, &tablet(), &who, ADDRESS).await.unwrap(),
            ("gong".into(), "old".into())
        );
        assert!(is_not_found(&set_password(&town, id, "new", &other).await));
        set_password(&town, id, "new", &by).await.unwrap();
        assert!(signed_in(&town, token.as_str()).await.unwrap().is_none());
        assert_eq!(own_password(&town, &tablet(), &who, ADDRESS).await.unwrap().1, "new");
    })
    .await;
}

#[tokio::test]
async fn a_new_role_counts_at_once_is_written_down_and_can_be_put_back() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let id = open(&town, form_key::new(), teacher(), "hash", &by).await.unwrap();
        let (who, _) =
            coordinator_password(&town, &tablet(), "gong", ADDRESS).await.unwrap().unwrap();
        let token = sign_in_at_desk(&town, &tablet(), &who).await.unwrap();
        let role = async || {
            let seen = signed_in(&town, token.as_str()).await.unwrap().unwrap();
            let seen = seen.coordinator.unwrap();
            (seen.role, seen.teaches)
        };
        let set = async |whom, role, by| {
            let nothing = (whom, Seen::nothing());
            set_role(&town, form_key::new(), nothing, new_role(role, ""), "调到教务", by).await
        };
        assert!(is_not_found(&set(id, Role::Coordinator, &other).await));
        set(id, Role::Coordinator, &by).await.unwrap();
        assert_eq!(role().await, (Role::Coordinator, String::new()));
        assert_eq!(refusal(set(by.person, Role::Door, &by).await), Refusal::OwnAccount);
        let since = NOW - std::time::Duration::from_secs(60);
        let entry =
            store::log::latest(&town, About::Account(id), since, &by).await.unwrap().unwrap();
        assert_eq!((entry.act, entry.reason.as_str()), (Act::SetRole, "调到教务"));
        // Whoever is no head puts nothing of it back.
        let (now, _) =
            coordinator_password(&town, &tablet(), "gong", ADDRESS).await.unwrap().unwrap();
        let back = store::log::put_back(&town, form_key::new(), entry.id, "", &now).await;
        assert!(is_not_found(&back));
        store::log::put_back(&town, form_key::new(), entry.id, "", &by).await.unwrap();
        assert_eq!(role().await, (Role::Teacher, "魏桂".to_owned()));
        // Whoever has seen another role than stands writes nothing over.
        let give = async |seen, role| {
            set_role(&town, form_key::new(), (id, seen), new_role(role, ""), "调到教务", &by).await
        };
        let seen = role_seen(Role::Teacher, "魏桂", "079101234567").unwrap();
        give(seen.clone(), Role::Auditor).await.unwrap();
        assert_eq!(refusal(give(seen, Role::Door).await), Refusal::ChangedMeanwhile);
        assert_eq!(role().await.0, Role::Auditor);
        set_ended(&town, form_key::new(), id, true, &by).await.unwrap();
        assert!(is_not_found(&set(id, Role::Door, &by).await), "who cannot sign in does nothing");
    })
    .await;
}

#[tokio::test]
async fn two_heads_who_demote_each_other_at_once_leave_one() {
    on_each_engine(async |town| {
        let first = coordinator(&town, town.university).await;
        let second = coordinator(&town, town.university).await;
        for account in accounts(&town, &first).await.unwrap() {
            if ![first.person, second.person].contains(&account.person) {
                set_ended(&town, form_key::new(), account.person, true, &first).await.unwrap();
            }
        }
        let demote = async |whom, by| {
            let nothing = (whom, Seen::nothing());
            set_role(&town, form_key::new(), nothing, new_role(Role::Door, ""), "换岗", by).await
        };
        let (one, other) =
            tokio::join!(demote(second.person, &first), demote(first.person, &second));
        let refused: Vec<_> =
            [one, other].into_iter().filter(std::result::Result::is_err).collect();
        assert_eq!(refused.len(), 1);
        assert_eq!(refusal(refused.into_iter().next().unwrap()), Refusal::LastHead);
        let all = accounts(&town, &first).await.unwrap();
        let is_head =
            |one: &&store::account::Account| one.role == Role::Head && one.ended_at.is_none();
        assert_eq!(all.iter().filter(is_head).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn two_accounts_of_an_institution_are_never_of_one_teacher() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let account = |sign_in_name: &str, role, teaches: &str| NewAccount {
            sign_in_name: sign_in_name.into(),
            role,
            teaches: teaches.into(),
            ..teacher()
        };
        let add = async |new, by| open(&town, form_key::new(), new, "hash", by).await;
        let first = add(teacher(), &by).await.unwrap();
        for (number, same) in ["魏桂", " 魏桂", "单桂英、魏桂"].into_iter().enumerate() {
            let second = add(account(&format!("wei{number}"), Role::Teacher, same), &by).await;
            assert_eq!(refusal(second), Refusal::TeacherTaken, "{same}");
        }
        // At another institution somebody else is called so; and whoever is no teacher teaches nothing.
        add(account("other", Role::Teacher, "魏桂"), &other).await.unwrap();
        let second = add(account("shan", Role::Teacher, "单桂英"), &by).await.unwrap();
        let to = async |teaches| {
            let role =
                NewRole { telephone: Some("19900000077"), ..new_role(Role::Teacher, teaches) };
            set_role(&town, form_key::new(), (second, Seen::nothing()), role, "换课", &by).await
        };
        assert_eq!(refusal(to("魏桂").await), Refusal::TeacherTaken);
        to("单桂英").await.unwrap();
        let end = async |who, is_ended| set_ended(&town, form_key::new(), who, is_ended, &by).await;
        end(first, true).await.unwrap();
        to("魏桂").await.unwrap();
        assert_eq!(refusal(end(first, false).await), Refusal::TeacherTaken, "she has hers now");
        // Nor by putting back what has been changed since.
        let since = NOW - std::time::Duration::from_secs(60);
        let ended = store::log::latest(&town, About::Account(first), since, &by).await.unwrap();
        let back = store::log::put_back(&town, form_key::new(), ended.unwrap().id, "", &by).await;
        assert_eq!(refusal(back), Refusal::TeacherTaken);
        let all = accounts(&town, &by).await.unwrap();
        let number = |who| all.iter().find(|one| one.person == who).unwrap().telephone.clone();
        assert_eq!(
            (number(first).as_str(), number(second).as_str()),
            ("079101234567", "19900000077")
        );
    })
    .await;
}
