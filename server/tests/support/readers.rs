//! The browsers of those who come to a centre: its people, and everybody at its desks.

use domain::institution::InstitutionKind;
use domain::person::{Coordinator, Mobile, PersonName};
use domain::role::Role;
use store::account::NewAccount;
use store::sign_in::Visitor;

use super::centre::{HASH, coordinator, institution_of_kind};
use super::{Browser, Centre, Yinyao};

impl Centre {
    pub async fn chen(&self, yinyao: &Yinyao) -> Browser {
        signed_in(yinyao, "19900000001").await
    }

    pub async fn lin(&self, yinyao: &Yinyao) -> Browser {
        signed_in(yinyao, "19900000002").await
    }

    pub async fn desk_a(&self, yinyao: &Yinyao) -> Browser {
        at_desk(yinyao, &self.coordinator_a).await
    }

    /// The desk of another institution, of this kind.
    pub async fn desk_of(yinyao: &Yinyao, kind: InstitutionKind) -> Browser {
        let one = institution_of_kind(&yinyao.db, "青云老人之家", kind).await;
        at_desk(yinyao, &coordinator(&yinyao.db, &one, kind.code()).await).await
    }

    /// The desk of A, as somebody who does something else there than its head.
    pub async fn desk_as(&self, yinyao: &Yinyao, role: Role) -> Browser {
        let teaches = if role == Role::Teacher { "魏桂" } else { "" };
        self.desk_of_teacher(yinyao, role, role.code(), teaches).await
    }

    /// The same by another name to sign in with, and as it stands on classes.
    pub async fn desk_of_teacher(
        &self,
        yinyao: &Yinyao,
        role: Role,
        sign_in_name: &str,
        teaches: &str,
    ) -> Browser {
        seated(yinyao, &self.coordinator_a, role, sign_in_name, teaches).await
    }

    /// The same at B: a teacher there is called as one of A.
    pub async fn desk_b_as(&self, yinyao: &Yinyao, role: Role) -> Browser {
        let teaches = if role == Role::Teacher { "魏桂" } else { "" };
        let sign_in_name = format!("{}-elsewhere", role.code());
        seated(yinyao, &self.coordinator_b, role, &sign_in_name, teaches).await
    }

    pub async fn desk_b(&self, yinyao: &Yinyao) -> Browser {
        at_desk(yinyao, &self.coordinator_b).await
    }
}

/// A browser of somebody for whom this head has opened an account.
async fn seated(
    yinyao: &Yinyao,
    by: &Coordinator,
    role: Role,
    sign_in_name: &str,
    teaches: &str,
) -> Browser {
    let new = NewAccount {
        name: PersonName::parse("龚国平").unwrap(),
        sign_in_name: sign_in_name.into(),
        role,
        teaches: teaches.into(),
        telephone: String::new(),
    };
    let db = &yinyao.db;
    store::account::open(db, store::form_key::new(), new, &HASH, by).await.unwrap();
    let visitor = Visitor::of(sign_in_name);
    let known = store::sign_in::coordinator_password(db, &visitor, sign_in_name, "test").await;
    at_desk(yinyao, &known.unwrap().unwrap().0).await
}

/// A browser in which the person of this number is signed in.
async fn signed_in(yinyao: &Yinyao, mobile: &str) -> Browser {
    let (db, mobile) = (&yinyao.db, Mobile::parse(mobile).unwrap());
    let visitor = Visitor::of(&uuid::Uuid::now_v7().to_string());
    let code =
        store::sign_in::ask_for_code(db, store::form_key::new(), &visitor, &mobile, "test", "/");
    let code = code.await.unwrap().unwrap();
    let signed = store::sign_in::sign_in_with_code(db, &visitor, &code, "test").await.unwrap();
    yinyao.browser().holding(signed.token.as_str())
}

async fn at_desk(yinyao: &Yinyao, coordinator: &Coordinator) -> Browser {
    let visitor = Visitor::of(&coordinator.person.to_string());
    let token = store::sign_in::sign_in_at_desk(&yinyao.db, &visitor, coordinator).await.unwrap();
    yinyao.browser().holding(token.as_str())
}
