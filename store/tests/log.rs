//! The log: written in the unit that does what it tells, once, and read by its own institution.

use domain::id::OfferingId;
use domain::limits::Limits;
use domain::log::{About, Act, Field, Topic};
use domain::person::Coordinator;
use domain::role::Role;
use jiff::civil::date;
use store::form_key;
use store::log::{Entry, LogFilter, PAGE_SIZE, Subject, download, entries, entry, latest};
use store::offering::{cancel, close, open_now, reopen};

use crate::bookings::{facts, piano};
use crate::session::taught;
use crate::support::*;

/// Everything in the log that is about one offering, the latest first.
pub async fn of_offering(town: &Town, offering: OfferingId, by: &Coordinator) -> Vec<Entry> {
    let subject = Some(Subject::Offering(offering));
    let filter = LogFilter { subject, ..LogFilter::default() };
    entries(town, &filter, 1, by).await.unwrap().entries
}

#[tokio::test]
async fn a_change_is_told_with_before_and_after_by_whoever_made_it() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let key = form_key::new();
        for _ in 0..2 {
            close(&town, key, class, &by).await.unwrap();
        }
        let log = of_offering(&town, class, &by).await;
        let [one] = &log[..] else { panic!("sent twice, written once: {log:?}") };
        assert_eq!((one.act, one.about), (Act::Close, About::Offering(class)));
        assert_eq!((one.at, one.is_put_back), (town.now(), false));
        assert_eq!(one.stood.get(&Field::State).map(String::as_str), Some("open"));
        assert_eq!(one.stands.get(&Field::State).map(String::as_str), Some("closed"));
        assert_eq!(one.stood.len(), 1, "only what differs: {:?}", one.stood);
        let who = one.by.as_ref().unwrap();
        assert_eq!((who.name.as_str(), who.role), (by.name.as_str(), Role::Head));
        // What changes nothing leaves nothing.
        close(&town, form_key::new(), class, &by).await.unwrap();
        assert_eq!(of_offering(&town, class, &by).await.len(), 1);
        reopen(&town, form_key::new(), class, &by).await.unwrap();
        assert_eq!(of_offering(&town, class, &by).await[0].act, Act::Reopen);
        assert_eq!(
            latest(&town, one.about, town.now(), &by).await.unwrap().unwrap().act,
            Act::Reopen
        );
    })
    .await;
}

#[tokio::test]
async fn a_unit_that_fails_leaves_no_entry() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let other = coordinator(&town, town.centre).await;
        assert!(is_not_found(&close(&town, form_key::new(), class, &other).await));
        cancel(&town, form_key::new(), class, "下雨", &by).await.unwrap();
        let late =
            open_now(&town, form_key::new(), (class, store::Seen::nothing()), None, &by).await;
        assert_eq!(refusal(late), domain::refusal::Refusal::Cancelled);
        let log = of_offering(&town, class, &by).await;
        assert_eq!(log.iter().map(|one| one.act).collect::<Vec<_>>(), [Act::CallOff]);
        assert_eq!(log[0].reason, "下雨");
        assert_eq!(town.number("select count(*) from log_entry").await, 1);
    })
    .await;
}

#[tokio::test]
async fn an_institution_reads_its_own_log_alone() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let other = coordinator(&town, town.centre).await;
        close(&town, form_key::new(), class, &by).await.unwrap();
        piano(&town, &other).await;
        let any = LogFilter::default();
        let own = entries(&town, &any, 1, &by).await.unwrap();
        let others = entries(&town, &any, 1, &other).await.unwrap();
        assert_eq!((own.total, others.total), (1, 1));
        let id = own.entries[0].id;
        assert!(is_not_found(&entry(&town, id, &other).await));
        assert_eq!(entry(&town, id, &by).await.unwrap().id, id);
        assert!(of_offering(&town, class, &other).await.is_empty());
        assert!(latest(&town, About::Offering(class), town.now(), &other).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn whoever_changes_nothing_is_refused_by_the_store_too() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let auditor = Coordinator { role: Role::Auditor, ..by.clone() };
        assert!(is_not_found(&close(&town, form_key::new(), class, &auditor).await));
        let added = store::room::add(&town, form_key::new(), &facts("琴房"), &auditor).await;
        assert!(is_not_found(&added));
        let limits = Limits { classes: Some(1), ..Limits::default() };
        assert!(is_not_found(
            &store::limits::set_limits(&town, limits, store::Seen::nothing(), &auditor).await
        ));
        assert_eq!(town.number("select count(*) from log_entry").await, 0);
        close(&town, form_key::new(), class, &by).await.unwrap();
        let read = entries(&town, &LogFilter::default(), 1, &auditor).await.unwrap();
        assert_eq!(read.total, 1);
        // One's own password is one's own.
        store::account::set_password(&town, by.person, "new", &auditor).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_log_is_narrowed_by_day_by_whom_and_by_what() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let colleague = coordinator(&town, town.university).await;
        close(&town, form_key::new(), class, &by).await.unwrap();
        let room = piano(&town, &colleague).await;
        let number = async |filter: LogFilter| entries(&town, &filter, 1, &by).await.unwrap().total;
        let any = LogFilter::default;
        let today = domain::calendar::day(town.now());
        let day = Some(today);
        assert_eq!(number(LogFilter { from: day, to: day, ..any() }).await, 2);
        assert_eq!(number(LogFilter { from: today.tomorrow().ok(), ..any() }).await, 0);
        assert_eq!(number(LogFilter { to: today.yesterday().ok(), ..any() }).await, 0);
        assert_eq!(number(LogFilter { to: Some(date(9999, 12, 31)), ..any() }).await, 2);
        assert_eq!(number(LogFilter { by: Some(colleague.person), ..any() }).await, 1);
        assert_eq!(number(LogFilter { topic: Some(Topic::Rooms), ..any() }).await, 1);
        assert_eq!(number(LogFilter { subject: Some(Subject::Room(room)), ..any() }).await, 1);
        assert_eq!(number(LogFilter { topic: Some(Topic::Money), ..any() }).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_long_log_is_read_page_by_page_and_in_one_file() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        for _ in 0..PAGE_SIZE / 2 + 1 {
            close(&town, form_key::new(), class, &by).await.unwrap();
            reopen(&town, form_key::new(), class, &by).await.unwrap();
        }
        let page = async |number| entries(&town, &LogFilter::default(), number, &by).await.unwrap();
        let (first, second) = (page(1).await, page(2).await);
        assert_eq!((first.total, first.entries.len()), (PAGE_SIZE + 2, PAGE_SIZE as usize));
        assert_eq!((second.entries.len(), second.entries[1].act), (2, Act::Close));
        let file = download(&town, &LogFilter::default(), &by).await.unwrap();
        assert_eq!(file.len(), PAGE_SIZE as usize + 2);
        assert_eq!(file[0].id, first.entries[0].id);
        assert!(page(1_000_000).await.entries.is_empty());
    })
    .await;
}

#[tokio::test]
async fn who_arrives_and_what_is_paid_for_is_found_by_the_person() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let chen = named_person(&town, "陈淑芬").await;
        let sign_up = ask(&town, class, chen).await.unwrap();
        store::member::give_card(&town, chen, &by).await.unwrap();
        store::sign_up::remove(&town, form_key::new(), sign_up.id, "换班", &by).await.unwrap();
        let filter = LogFilter { subject: Some(Subject::Person(chen)), ..LogFilter::default() };
        let log = entries(&town, &filter, 1, &by).await.unwrap().entries;
        assert_eq!(log.iter().map(|one| one.act).collect::<Vec<_>>(), [Act::Remove, Act::GiveCard]);
        let removed = &log[0];
        assert_eq!(removed.person.as_ref().unwrap().1, "陈淑芬");
        assert_eq!(removed.offering.as_ref().unwrap().0, class);
        assert_eq!(removed.stood.get(&Field::State).map(String::as_str), Some("held"));
        assert_eq!(removed.stands.get(&Field::State).map(String::as_str), Some("ended"));
        assert_eq!(
            town.number(
                "select count(*) from log_entry where stood like '%陈%' or stands like '%陈%'"
            )
            .await,
            0
        );
    })
    .await;
}
