//! The three institutions of the demonstration, their rooms, and who sits at their desks.

use anyhow::{Context, Result, anyhow};
use domain::booking::{Hours, Lending, Opening, RoomRules, WEEK};
use domain::institution::{AreaCode, Institution, InstitutionKind};
use domain::person::{Coordinator, PersonName};
use domain::plan::PlannedRoom;
use domain::role::Role;
use domain::venue::StepFree;
use jiff::civil::Weekday;
use store::Db;
use store::account::{NewAccount, open};
use store::founding::{NewInstitution, add_coordinator, add_institution};
use store::room::RoomFacts;

use crate::password;

/// How a coordinator signs in. Such accounts exist in a demonstration alone.
#[derive(Clone, Copy)]
pub(super) struct DeskAccount {
    pub(super) sign_in_name: &'static str,
    pub(super) password: &'static str,
    person: &'static str,
}

/// The one account of the province, and the institution whose desk it opens.
pub(super) const PROVINCE_ACCOUNT: (DeskAccount, &str) = (
    DeskAccount { sign_in_name: "quansheng", password: "yinxing-quansheng", person: "龚国平" },
    "东湖区老年大学",
);

/// An institution and its coordinator.
pub(super) struct Account {
    pub(super) desk: DeskAccount,
    pub(super) institution: &'static str,
    kind: InstitutionKind,
    address: &'static str,
    directions: &'static str,
    telephone: &'static str,
}

/// One account for each institution.
pub(super) const ACCOUNTS: [Account; 3] = [
    Account {
        desk: DeskAccount { sign_in_name: "daxue", password: "yinxing-daxue", person: "魏桂枝" },
        institution: "银杏区老年大学",
        kind: InstitutionKind::SeniorUniversity,
        address: "银杏路18号",
        directions: "坐公交到银杏路口站，往东走200米。大门和电梯都没有台阶。",
        telephone: "0791-0000-0101",
    },
    Account {
        desk: DeskAccount {
            sign_in_name: "huodong",
            password: "yinxing-huodong",
            person: "祝其茂",
        },
        institution: "银杏区老干部活动中心",
        kind: InstitutionKind::ActivityCentre,
        address: "银杏路26号",
        directions: "坐公交到银杏路口站，过马路就到。正门有坡道，楼里有电梯。",
        telephone: "0791-0000-0202",
    },
    Account {
        desk: DeskAccount {
            sign_in_name: "zhiyuan",
            password: "yinxing-zhiyuan",
            person: "熊细妹",
        },
        institution: "银杏区银龄志愿服务总队",
        kind: InstitutionKind::VolunteerTeam,
        address: "银杏路26号活动中心2楼",
        directions: "坐公交到银杏路口站，过马路就到。各次服务的集合地点见每一项。",
        telephone: "0791-0000-0303",
    },
];

/// A teacher, as the plan of the university's term names her.
pub(super) const TEACHER: &str = "黄细花";

/// Somebody at the university's desk who does one thing there.
pub(super) struct Colleague {
    pub(super) desk: DeskAccount,
    /// What it is called.
    pub(super) title: &'static str,
    role: Role,
    /// A teacher's name on classes.
    teaches: &'static str,
}

/// A teacher, somebody at the door, and whoever looks through what was done.
pub(super) const COLLEAGUES: [Colleague; 3] = [
    Colleague {
        desk: DeskAccount { sign_in_name: "laoshi", password: "yinxing-laoshi", person: TEACHER },
        title: "老师 teacher",
        role: Role::Teacher,
        teaches: TEACHER,
    },
    Colleague {
        desk: DeskAccount {
            sign_in_name: "menkou", password: "yinxing-menkou", person: "辜水根"
        },
        title: "签到 door",
        role: Role::Door,
        teaches: "",
    },
    Colleague {
        desk: DeskAccount {
            sign_in_name: "shenji", password: "yinxing-shenji", person: "闵秋生"
        },
        title: "审计 auditor",
        role: Role::Auditor,
        teaches: "",
    },
];

/// The county in which all three are said to lie: 红谷滩区.
const COUNTY: &str = "360113";

/// An institution with its coordinator.
pub(super) struct Desk {
    pub(super) institution: Institution,
    pub(super) coordinator: Coordinator,
}

/// The three.
pub(super) struct Founded {
    pub(super) university: Desk,
    pub(super) centre: Desk,
    pub(super) volunteers: Desk,
}

/// Adds the three, each with its coordinator, and the rooms of the centre.
pub(super) async fn add(db: &Db) -> Result<Founded> {
    let [university, centre, volunteers] = &ACCOUNTS;
    let founded = Founded {
        university: desk(db, university).await?,
        centre: desk(db, centre).await?,
        volunteers: desk(db, volunteers).await?,
    };
    let rooms = app::sheet::read::rooms(include_bytes!("../../demonstration/rooms.csv"))
        .context("rooms.csv")?;
    for account in &COLLEAGUES {
        colleague(db, &founded.university, account).await?;
    }
    for room in rooms.values() {
        let by = &founded.centre.coordinator;
        store::room::add(db, store::form_key::new(), &facts(room), by).await?;
    }
    Ok(founded)
}

/// Opens an account for somebody who does one thing at a desk.
async fn colleague(db: &Db, desk: &Desk, account: &Colleague) -> Result<()> {
    let DeskAccount { sign_in_name, password, person } = account.desk;
    let hash = tokio::task::spawn_blocking(move || password::hash(password)).await??;
    let new = NewAccount {
        name: PersonName::parse(person).map_err(|_| anyhow!("{person} is no name"))?,
        sign_in_name: sign_in_name.to_owned(),
        role: account.role,
        teaches: account.teaches.to_owned(),
        telephone: String::new(),
    };
    open(db, store::form_key::new(), new, &hash, &desk.coordinator).await?;
    Ok(())
}

async fn desk(db: &Db, account: &Account) -> Result<Desk> {
    let new = NewInstitution {
        kind: account.kind,
        name: account.institution.to_owned(),
        area: county()?,
        address: account.address.to_owned(),
        directions: account.directions.to_owned(),
        telephone: account.telephone.to_owned(),
    };
    let institution = add_institution(db, &new).await?;
    let coordinator = seat(db, &institution, account.desk).await?;
    Ok(Desk { institution, coordinator })
}

/// Gives an institution its coordinator.
async fn seat(db: &Db, institution: &Institution, account: DeskAccount) -> Result<Coordinator> {
    let hash = tokio::task::spawn_blocking(move || password::hash(account.password)).await??;
    let name = PersonName::parse(account.person)
        .map_err(|error| anyhow!("{}: {error}", account.person))?;
    Ok(add_coordinator(db, institution.id, &name, account.sign_in_name, &hash).await?)
}

/// Gives one institution of the province a coordinator, so that its desk can be looked at.
pub(super) async fn add_province_desk(db: &Db) -> Result<()> {
    let (account, name) = PROVINCE_ACCOUNT;
    let all = store::institution::institutions(db, None).await?;
    let institution = all.iter().find(|institution| institution.name == name).context(name)?;
    seat(db, institution, account).await?;
    Ok(())
}

/// Where everything of the demonstration lies.
pub(super) fn county() -> Result<AreaCode> {
    Ok(AreaCode::parse(COUNTY)?)
}

/// A room of the centre, with how one gets there. Clubs have the small ones at once; a hall is decided on.
fn facts(room: &PlannedRoom) -> RoomFacts {
    let step_free = match room.step_free {
        StepFree::Yes => "无台阶",
        StepFree::Partly => "部分地方有台阶",
        StepFree::No => "要上台阶",
    };
    let way = if room.bus_stop.is_empty() {
        String::new()
    } else {
        format!("{}下车；", room.bus_stop)
    };
    let of_day =
        |hours: Hours, (day, open): (Weekday, &Vec<Opening>)| hours.with(day, open.clone());
    let lending = match room.places {
        ..=20 => Lending::AtDesk,
        21..=40 => Lending::AtOnce,
        _ => Lending::ByApproval,
    };
    RoomFacts {
        name: room.name.clone(),
        floor: room.floor.clone(),
        directions: format!("{way}{step_free}"),
        capacity: Some(room.places),
        equipment: room.equipment.clone(),
        bring: if room.name.contains("舞蹈") { "软底鞋".into() } else { String::new() },
        step_free: Some(room.step_free),
        rules: RoomRules {
            longest_minutes: Some(180),
            days_ahead: Some(90),
            lending,
            hours: WEEK.into_iter().zip(&room.opening).fold(Hours::default(), of_day),
        },
    }
}
