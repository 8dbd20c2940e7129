//! 合并: two records of one person become one and are parted again, exactly as they were.

use std::time::Duration;

use domain::fee::FeeTerms;
use domain::id::{MergeId, PersonId};
use domain::member::Sought;
use domain::member::merge::{Chosen, MergeRefusal, Side};
use domain::member::twins::Trait;
use domain::outbox::OwnWay;
use domain::person::{AddressTold, Coordinator, PostalAddress};
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUpState};
use sqlx::{AnyPool, AssertSqlSafe};
use store::form_key;
use store::member::{find, give_card, member};
use store::merge::{
    Merging, guess_again, may_merge, merge, merge_into, merges_of, tell_apart, told_apart, twins,
    undo,
};
use store::new_offering::NewOffering;
use store::person::{how_told, save_name, save_own_way};
use store::sign_up::{my_sign_ups, withdraw};

use crate::offers::state;
use crate::support::*;

/// Every row of every table that a merge moves, in an order of its own: what it keeps of itself is left out.
pub(crate) async fn everything(town: &Town) -> Vec<String> {
    const TABLES: [(&str, &str); 6] = [
        (
            "sign_up",
            "id || offering_id || person_id || state || cast(joined as text) || by_person_id || coalesce(end_reason, '') || end_note || coalesce(ended_as, '')",
        ),
        (
            "person",
            "id || coalesce(name, '') || name_key || coalesce(mobile, '') || coalesce(born_on, '') || coalesce(emergency_telephone, '') || coalesce(merged_into, '') || coalesce(own_way, '') || coalesce(address, '')",
        ),
        (
            "member",
            "person_id || institution_id || coalesce(cast(card_number as text), '') || name_key || sound || digits",
        ),
        ("notice", "id || person_id"),
        ("consent", "id || person_id || helper_id"),
        ("offering", "id || cast(held as text) || ' ' || cast(waiting as text)"),
    ];
    let pool = AnyPool::connect(&town.address).await.unwrap();
    let mut all = Vec::new();
    for (table, columns) in TABLES {
        let sql = format!("select '{table} ' || {columns} from {table}");
        let rows: Vec<String> =
            sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&pool).await.unwrap();
        all.extend(rows);
    }
    pool.close().await;
    all.sort();
    all
}

pub(crate) async fn make_one(
    town: &Town,
    kept: PersonId,
    other: PersonId,
    by: &Coordinator,
) -> store::Result<MergeId> {
    let chosen = Chosen { mobile: Side::Other, ..Chosen::default() };
    let new = Merging { kept, other, chosen, reason: "看了身份证".into() };
    merge(town, form_key::new(), new, by).await
}

pub(crate) async fn part(town: &Town, id: MergeId, by: &Coordinator) -> store::Result<()> {
    undo(town, form_key::new(), id, by).await
}

fn refused(why: MergeRefusal) -> Refusal {
    Refusal::Merge(why)
}

/// Two records with something each at the university; what the second has there besides.
pub(crate) async fn two(town: &Town) -> (Coordinator, PersonId, PersonId) {
    let by = coordinator(town, town.university).await;
    let (one, other) = (person(town).await, person(town).await);
    for (name, day, who) in [("行书", 3, one), ("隶书", 10, other)] {
        let class = NewOffering { sessions: vec![session(day, 14)], ..class(town, name) };
        ask(town, add(town, &class).await, who).await.unwrap();
    }
    (by, one, other)
}

#[tokio::test]
async fn a_merge_and_its_undoing_give_back_the_same_rows() {
    on_each_engine(async |town| {
        let terms = FeeTerms { days: Some(3), counter: "一楼柜台".into() };
        let (by, kept, other) = two(&town).await;
        store::fee::set_fee_terms(&town, terms, store::Seen::nothing(), &by).await.unwrap();
        let elsewhere = add(&town, &activity(&town, "舞会", 9)).await;
        ask(&town, elsewhere, other).await.unwrap();
        give_card(&town, other, &by).await.unwrap();
        let before = everything(&town).await;
        let numbers =
            [member(&town, kept, &by).await.unwrap(), member(&town, other, &by).await.unwrap()]
                .map(|one| one.person.mobile.unwrap());
        let id = make_one(&town, kept, other, &by).await.unwrap();
        assert_eq!(my_sign_ups(&town, kept).await.unwrap().len(), 3, "also what lies elsewhere");
        assert_eq!(my_sign_ups(&town, other).await.unwrap(), []);
        let now = member(&town, kept, &by).await.unwrap().person;
        assert_eq!(now.mobile.as_ref(), Some(&numbers[1]), "as chosen");
        assert!(is_not_found(&member(&town, other, &by).await), "no record of its own any more");
        assert_eq!(merge_into(&town, other, &by).await.unwrap(), Some(kept));
        for sought in [numbers[0].as_str(), numbers[1].as_str(), "K1", "chenshufen", "陈淑芬"] {
            let found = find(&town, &Sought::parse(sought).unwrap(), &by).await.unwrap();
            let found: Vec<_> = found.into_iter().map(|one| one.person.id).collect();
            assert_eq!(found, [kept], "{sought}");
        }
        assert_eq!(merges_of(&town, kept, &by).await.unwrap().len(), 1);
        counters_are_right(&town).await;
        part(&town, id, &by).await.unwrap();
        assert_eq!(everything(&town).await, before);
        assert_eq!(merges_of(&town, kept, &by).await.unwrap(), []);
        assert_eq!(refusal(part(&town, id, &by).await), refused(MergeRefusal::UndoneAlready));
        // And again.
        make_one(&town, other, kept, &by).await.unwrap();
        assert_eq!(my_sign_ups(&town, other).await.unwrap().len(), 3);
    })
    .await;
}

#[tokio::test]
async fn both_numbers_sign_in_as_the_kept_record() {
    on_each_engine(async |town| {
        let (by, kept, other) = two(&town).await;
        let number_of =
            async |id: PersonId| store::person::person(&town, id).await.unwrap().mobile.unwrap();
        let numbers = [number_of(kept).await, number_of(other).await];
        make_one(&town, kept, other, &by).await.unwrap();
        for number in numbers {
            let visitor = store::sign_in::Visitor::of(&uuid::Uuid::now_v7().to_string());
            let code = code_for(&town, &visitor, &number, "test", "/").await.unwrap();
            let signed = store::sign_in::sign_in_with_code(&town, &visitor, &code, "test").await;
            assert_eq!(signed.unwrap().person, kept, "{}", number.as_str());
        }
    })
    .await;
}

#[tokio::test]
async fn where_both_have_a_place_the_kept_one_stays_and_the_next_is_asked() {
    on_each_engine(async |town| {
        let (by, kept, other) = two(&town).await;
        let class = places(&town, 2).await;
        let mine = ask(&town, class, kept).await.unwrap();
        let double = ask(&town, class, other).await.unwrap();
        let waits = ask(&town, class, person(&town).await).await.unwrap();
        let looked = may_merge(&town, kept, other, &by).await.unwrap();
        assert_eq!((looked.double.len(), looked.double[0].stays()), (1, Side::Kept));
        let id = make_one(&town, kept, other, &by).await.unwrap();
        assert_eq!(state(&town, &mine).await, SignUpState::Live(Place::Held));
        assert!(matches!(state(&town, &waits).await, SignUpState::Live(Place::Offered { .. })));
        counters_are_right(&town).await;
        let gone = refusal(part(&town, id, &by).await);
        assert!(matches!(gone, Refusal::Merge(MergeRefusal::PlaceGone { .. })), "{gone:?}");
        withdraw(&town, form_key::new(), waits.id, waits.person).await.unwrap();
        part(&town, id, &by).await.unwrap();
        counters_are_right(&town).await;
        let stands = store::sign_up::live_sign_up(&town, class, other).await.unwrap().unwrap();
        assert_eq!((stands.id, stands.state), (double.id, SignUpState::Live(Place::Held)));
    })
    .await;
}

#[tokio::test]
async fn a_desk_merges_its_own_members_and_ends_nothing_of_others() {
    on_each_engine(async |town| {
        let (by, kept, other) = two(&town).await;
        let stranger = person(&town).await;
        let centre = coordinator(&town, town.centre).await;
        for (one, two, by) in [(kept, stranger, &by), (stranger, kept, &by), (kept, other, &centre)]
        {
            assert!(is_not_found(&make_one(&town, one, two, by).await));
            assert!(is_not_found(&may_merge(&town, one, two, by).await));
        }
        assert_eq!(refusal(make_one(&town, kept, kept, &by).await), refused(MergeRefusal::Same));
        let dance = add(&town, &activity(&town, "舞会", 9)).await;
        ask(&town, dance, kept).await.unwrap();
        let double = ask(&town, dance, other).await.unwrap();
        let both = make_one(&town, kept, other, &by).await;
        assert_eq!(refusal(both), refused(MergeRefusal::BothElsewhere));
        assert_eq!(may_merge(&town, kept, other, &by).await.unwrap().double, []);
        withdraw(&town, form_key::new(), double.id, other).await.unwrap();
        let id = make_one(&town, kept, other, &by).await.unwrap();
        assert!(is_not_found(&part(&town, id, &centre).await), "another desk's merge");
        assert!(is_not_found(&make_one(&town, kept, other, &by).await), "no member any more");
    })
    .await;
}

#[tokio::test]
async fn who_signs_in_at_a_desk_is_not_merged_into_somebody() {
    on_each_engine(async |town| {
        let (by, kept, other) = two(&town).await;
        store::sign_in::add_coordinator(&town, other, town.centre, "other", "hash").await.unwrap();
        let account = make_one(&town, kept, other, &by).await;
        assert_eq!(refusal(account), refused(MergeRefusal::HasAccount));
        make_one(&town, other, kept, &by).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_has_changed_since_or_is_too_old_is_not_undone() {
    on_each_engine(async |town| {
        let (by, kept, other) = two(&town).await;
        let id = make_one(&town, kept, other, &by).await.unwrap();
        let name = domain::person::PersonName::parse("陈淑芳").unwrap();
        save_name(&town, kept, &name).await.unwrap();
        assert_eq!(refusal(part(&town, id, &by).await), refused(MergeRefusal::ChangedSince));
        let before = domain::person::PersonName::parse("陈淑芬").unwrap();
        save_name(&town, kept, &before).await.unwrap();
        // Merged on into a third, it goes back in the other order alone.
        let third = person(&town).await;
        ask(&town, places(&town, 2).await, third).await.unwrap();
        let next = make_one(&town, third, kept, &by).await.unwrap();
        assert_eq!(merge_into(&town, other, &by).await.unwrap(), Some(third));
        assert!(part(&town, id, &by).await.is_err());
        part(&town, next, &by).await.unwrap();
        assert_eq!(merge_into(&town, other, &by).await.unwrap(), Some(kept));
        town.clock.set(NOW + Duration::from_secs(30 * 24 * 3600));
        assert_eq!(refusal(part(&town, id, &by).await), refused(MergeRefusal::TooLate));
        town.clock.set(NOW + Duration::from_secs(29 * 24 * 3600));
        part(&town, id, &by).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn twins_are_guessed_among_ones_own_members() {
    on_each_engine(async |town| {
        let (by, kept, other) = two(&town).await;
        let class = places(&town, 9).await;
        let young = somebody(&town, Some("陈淑芬"), Some(jiff::civil::date(1961, 3, 5))).await;
        for one in [young, named_person(&town, "林国富").await] {
            ask(&town, class, one).await.unwrap();
        }
        let guessed = twins(&town, &by).await.unwrap();
        assert_eq!(guessed.len(), 1);
        let mut pair = [guessed[0].one.person.id, guessed[0].other.person.id];
        pair.sort();
        assert_eq!(pair, {
            let mut both = [kept, other];
            both.sort();
            both
        });
        assert_eq!(guessed[0].likeness.alike, [Trait::Name, Trait::Birthday]);
        let centre = coordinator(&town, town.centre).await;
        assert_eq!(twins(&town, &centre).await.unwrap(), []);
        make_one(&town, kept, other, &by).await.unwrap();
        assert_eq!(twins(&town, &by).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn who_was_told_apart_is_not_guessed_again_unless_something_else_speaks_for_it() {
    on_each_engine(async |town| {
        let (by, one, other) = two(&town).await;
        let centre = coordinator(&town, town.centre).await;
        let apart = async |one, other, by| tell_apart(&town, form_key::new(), one, other, by).await;
        assert!(is_not_found(&apart(one, other, &centre).await));
        assert!(is_not_found(&apart(one, person(&town).await, &by).await), "no member");
        assert_eq!(refusal(apart(one, one, &by).await), refused(MergeRefusal::Same));
        // In whichever order they are named.
        apart(other, one, &by).await.unwrap();
        assert_eq!(twins(&town, &by).await.unwrap(), []);
        assert_eq!(told_apart(&town, &by).await.unwrap().len(), 1);
        assert_eq!(told_apart(&town, &centre).await.unwrap(), []);
        // Their names differ by now: it is another guess.
        let name = domain::person::PersonName::parse("陈舒芬").unwrap();
        save_name(&town, other, &name).await.unwrap();
        assert_eq!(twins(&town, &by).await.unwrap().len(), 1);
        assert_eq!(told_apart(&town, &by).await.unwrap(), []);
        apart(one, other, &by).await.unwrap();
        assert_eq!(twins(&town, &by).await.unwrap(), []);
        guess_again(&town, form_key::new(), one, other, &by).await.unwrap();
        assert_eq!(twins(&town, &by).await.unwrap().len(), 1);
        let again = guess_again(&town, form_key::new(), one, other, &by).await;
        assert!(is_not_found(&again), "it was taken back already");
    })
    .await;
}

#[tokio::test]
async fn who_waited_together_does_so_again_after_a_merge_was_undone() {
    on_each_engine(async |town| {
        let (by, kept, other) = two(&town).await;
        let class = places(&town, 2).await;
        let holds = ask(&town, class, person(&town).await).await.unwrap();
        ask(&town, class, kept).await.unwrap();
        let double = ask(&town, class, other).await.unwrap();
        let partner = ask(&town, class, person(&town).await).await.unwrap();
        store::sign_up::link(&town, form_key::new(), double.id, partner.id, &by).await.unwrap();
        let with = async |of: &domain::sign_up::SignUp| {
            store::sign_up::together(&town, of.id, of.person).await.unwrap().len()
        };
        assert_eq!((with(&double).await, with(&partner).await), (1, 1));
        let id = make_one(&town, kept, other, &by).await.unwrap();
        assert_eq!(with(&partner).await, 0, "who was waited for with is gone");
        part(&town, id, &by).await.unwrap();
        assert_eq!((with(&double).await, with(&partner).await), (1, 1));
        // Where the other one has a place by now they are left alone.
        let id = make_one(&town, kept, other, &by).await.unwrap();
        withdraw(&town, form_key::new(), holds.id, holds.person).await.unwrap();
        part(&town, id, &by).await.unwrap();
        assert_eq!(with(&double).await, 0);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn how_somebody_wants_to_be_told_is_not_lost_and_goes_back() {
    on_each_engine(async |town| {
        let (by, kept, other) = two(&town).await;
        save_own_way(&town, other, OwnWay::Telephone, &AddressTold::Nothing).await.unwrap();
        let before = everything(&town).await;
        let id = make_one(&town, kept, other, &by).await.unwrap();
        assert_eq!(how_told(&town, kept).await.unwrap().own_way, Some(OwnWay::Telephone));
        part(&town, id, &by).await.unwrap();
        assert_eq!(everything(&town).await, before);
        assert_eq!(how_told(&town, kept).await.unwrap().own_way, None);
        // What they choose after the merge is theirs.
        let id = make_one(&town, kept, other, &by).await.unwrap();
        save_own_way(&town, kept, OwnWay::Pages, &AddressTold::Nothing).await.unwrap();
        part(&town, id, &by).await.unwrap();
        assert_eq!(how_told(&town, kept).await.unwrap().own_way, Some(OwnWay::Pages));
        // What was chosen on the kept record stays, whatever the other says.
        make_one(&town, kept, other, &by).await.unwrap();
        assert_eq!(how_told(&town, kept).await.unwrap().own_way, Some(OwnWay::Pages));
    })
    .await;
}

#[tokio::test]
async fn where_letters_go_is_not_lost_and_goes_back() {
    on_each_engine(async |town| {
        let (by, kept, other) = two(&town).await;
        let address = async |person| how_told(&town, person).await.unwrap().address;
        let lives_at = async |person, told: &str| {
            let told = AddressTold::Is(PostalAddress::parse(told).unwrap());
            save_own_way(&town, person, OwnWay::Letter, &told).await.unwrap();
        };
        lives_at(other, "沿江路3号").await;
        let before = everything(&town).await;
        let id = make_one(&town, kept, other, &by).await.unwrap();
        assert_eq!(address(kept).await.as_deref(), Some("沿江路3号"));
        part(&town, id, &by).await.unwrap();
        assert_eq!(everything(&town).await, before);
        assert_eq!((address(kept).await, address(other).await.is_some()), (None, true));
        // What they tell after the merge is theirs.
        let id = make_one(&town, kept, other, &by).await.unwrap();
        lives_at(kept, "江南路5号").await;
        part(&town, id, &by).await.unwrap();
        assert_eq!(address(kept).await.as_deref(), Some("江南路5号"));
        // The kept record's own stays, whatever the other says.
        make_one(&town, kept, other, &by).await.unwrap();
        assert_eq!(address(kept).await.as_deref(), Some("江南路5号"));
    })
    .await;
}
