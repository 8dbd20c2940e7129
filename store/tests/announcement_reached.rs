//! Who was reached by an announcement, by name.

use domain::announcement::{Lists, Reached, Whom};
use domain::id::{AnnouncementId, OfferingId};
use domain::listing::{AsItIs, Order};
use domain::outbox::{OwnWay, ToldHow};
use domain::person::{AddressTold, Coordinator};
use store::announcement::{NewAnnouncement, WhoWasReached, announce, who_was_reached};
use store::form_key;
use store::outbox::desk::{Reader, to_tell, was_told};
use store::outbox::{is_sent, take};
use store::person::save_own_way;

use crate::support::*;

/// Something is announced to everybody with a place.
async fn announced(town: &Town, offering: OfferingId, by: &Coordinator) -> AnnouncementId {
    let text = "明天请带墨汁。".to_owned();
    let new = NewAnnouncement { to: Lists::One(offering), whom: Whom::WithPlace, text };
    announce(town, form_key::new(), new, by).await.unwrap().unwrap()
}

/// A page of those whom it has reached so.
async fn who(
    town: &Town,
    id: AnnouncementId,
    (how, page): (Option<Reached>, u32),
    by: &Coordinator,
) -> Vec<(String, Reached)> {
    let order = Order::<AsItIs>::default().at_page(page);
    let reached = who_was_reached(town, id, how, order, by).await.unwrap();
    reached.people.rows.into_iter().map(|one| (one.name, one.reached)).collect()
}

#[tokio::test]
async fn who_was_reached_is_told_by_name_to_the_desk_that_sent_it_alone() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let choir = places(&town, 9).await;
        let mut people = Vec::new();
        for name in ["陈淑芬", "李玉兰", "林秀英", "孙桂珍", "王德明"] {
            let one = named_person(&town, name).await;
            ask(&town, choir, one).await.unwrap();
            people.push(one);
        }
        let [chen, li, lin, sun, _] = people[..] else { panic!("five people") };
        let without = "update person set mobile = null where name in ('林秀英', '孙桂珍')";
        town.change(without).await;
        save_own_way(&town, li, OwnWay::Pages, &AddressTold::Nothing).await.unwrap();
        let id = announced(&town, choir, &by).await;
        let told = async |how| who(&town, id, (how, 1), &by).await;
        let one = |name: &str, how| (name.to_owned(), how);
        let before = [
            one("陈淑芬", Reached::Waiting),
            one("李玉兰", Reached::OnPages),
            one("林秀英", Reached::ToTell),
            one("孙桂珍", Reached::ToTell),
            one("王德明", Reached::Waiting),
        ];
        assert_eq!(told(None).await, before, "who has no number is to be called");
        for message in take(&town).await.unwrap() {
            is_sent(&town, message.id, message.tries).await.unwrap();
        }
        for notice in store::notice::unseen(&town, chen).await.unwrap() {
            store::notice::mark_seen(&town, chen, notice.id).await.unwrap();
        }
        for message in to_tell(&town, Some(id), &by).await.unwrap() {
            if matches!(&message.whom, Reader::Person { person, .. } if person.id == lin) {
                was_told(&town, form_key::new(), message.id, ToldHow::Telephone, &by)
                    .await
                    .unwrap();
            }
        }
        let after = [
            (Reached::Seen, "陈淑芬"),
            (Reached::OnPages, "李玉兰"),
            (Reached::Told, "林秀英"),
            (Reached::ToTell, "孙桂珍"),
            (Reached::Sent, "王德明"),
        ];
        for (how, name) in after {
            assert_eq!(told(Some(how)).await, [one(name, how)]);
        }
        assert_eq!(told(Some(Reached::Waiting)).await, []);
        let all = who_was_reached(&town, id, None, Order::default(), &by).await.unwrap();
        assert_eq!((all.people.total, all.people.rows[3].person), (5, sun));
        assert_eq!(all.counts, after.map(|(how, _)| (how, 1)).into());
        let other = coordinator(&town, town.centre).await;
        let theirs = who_was_reached(&town, id, None, Order::default(), &other).await.unwrap();
        assert_eq!(theirs, WhoWasReached::default());
    })
    .await;
}

#[tokio::test]
async fn who_was_reached_stands_on_pages_of_fifty_and_a_page_too_far_is_the_last() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let choir = places(&town, 60).await;
        for given_name in ('一'..).take(51) {
            let one = named_person(&town, &format!("陈{given_name}")).await;
            ask(&town, choir, one).await.unwrap();
        }
        let id = announced(&town, choir, &by).await;
        let page = async |page| who(&town, id, (Some(Reached::Waiting), page), &by).await;
        let (first, second, too_far) = (page(1).await, page(2).await, page(9).await);
        assert_eq!((first.len(), second.len()), (50, 1));
        assert_eq!(too_far, second);
        assert!(!first.contains(&second[0]), "nobody stands on two pages");
    })
    .await;
}
