//! Accounts at a desk: opened and ended by the head, each with a role, and of one institution alone.

use domain::person::PersonName;
use domain::refusal::Refusal;
use domain::role::Role;
use store::account::{NewAccount, accounts, open, own_password, set_ended, set_password};
use store::form_key;
use store::sign_in::{coordinator_password, sign_in_at_desk, signed_in};

use crate::support::*;

const ADDRESS: &str = "192.0.2.1";

fn teacher() -> NewAccount {
    NewAccount {
        name: PersonName::parse("龚国平").unwrap(),
        sign_in_name: "gong".into(),
        role: Role::Teacher,
        teaches: "魏桂".into(),
    }
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

        let (who, hash) = coordinator_password(&town, "gong", ADDRESS).await.unwrap().unwrap();
        assert_eq!(
            (who.role, who.teaches.as_str(), hash.as_str()),
            (Role::Teacher, "魏桂", "hash")
        );
        let token = sign_in_at_desk(&town, &who).await.unwrap();
        let seen = signed_in(&town, token.as_str()).await.unwrap().unwrap();
        assert_eq!(seen.coordinator.unwrap().role, Role::Teacher);

        let end = async |by, is_ended| set_ended(&town, form_key::new(), id, is_ended, by).await;
        assert!(is_not_found(&end(&other, true).await));
        end(&by, true).await.unwrap();
        assert!(signed_in(&town, token.as_str()).await.unwrap().is_none(), "it has ended");
        assert!(coordinator_password(&town, "gong", ADDRESS).await.unwrap().is_none());
        end(&by, false).await.unwrap();
        assert!(coordinator_password(&town, "gong", ADDRESS).await.unwrap().is_some());
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
        let (who, _) = coordinator_password(&town, "gong", ADDRESS).await.unwrap().unwrap();
        let token = sign_in_at_desk(&town, &who).await.unwrap();
        assert_eq!(
            own_password(&town, &who, ADDRESS).await.unwrap(),
            ("gong".into(), "old".into())
        );
        assert!(is_not_found(&set_password(&town, id, "new", &other).await));
        set_password(&town, id, "new", &by).await.unwrap();
        assert!(signed_in(&town, token.as_str()).await.unwrap().is_none());
        assert_eq!(own_password(&town, &who, ADDRESS).await.unwrap().1, "new");
    })
    .await;
}
