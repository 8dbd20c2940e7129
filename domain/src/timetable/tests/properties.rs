//! What holds of every timetable that nobody thought of.

use proptest::prelude::*;

use super::*;

const NAMES: [&str; 4] = ["魏桂", "单桂英", "陈国富", "待定"];

fn any_slot() -> impl Strategy<Value = TimeSlot> {
    (1_i8..8, 0_i8..40, 1_i8..16).prop_map(|(day, from, lasts)| {
        let clock = |quarter: i8| time(8 + quarter / 4, quarter % 4 * 15, 0, 0);
        let weekday = Weekday::from_monday_one_offset(day).unwrap();
        TimeSlot { weekday, from: clock(from), to: clock(from + lasts) }
    })
}

fn any_classes() -> impl Strategy<Value = Vec<DraftClass>> {
    let one = (0_usize..4, 1_u128..4, prop::collection::vec(any_slot(), 1..3));
    prop::collection::vec(one, 0..14).prop_map(|all| {
        let numbered = all.into_iter().enumerate();
        let class = |(number, (teacher, room, slots)): (usize, (usize, u128, Vec<TimeSlot>))| {
            class(number as u128 + 1, &format!("第{number}班"), NAMES[teacher], room, &slots)
        };
        numbered.map(class).collect()
    })
}

/// Whether the two cannot both be, by looking at each time of one beside each of the other.
fn overlap(one: &Draft, other: &Draft) -> bool {
    let shared = one.room == other.room
        || (one.class.teacher == other.class.teacher && one.class.teacher != "待定");
    let meet = |slot: &TimeSlot| other.class.slots.iter().any(|then| then.overlaps(slot));
    shared && one.class.slots.iter().any(meet)
}

fn twice(draft: &Draft) -> bool {
    let slots = &draft.class.slots;
    slots.len() == 2 && slots[0].overlaps(&slots[1])
}

proptest! {
    /// Whoever is in somebody's way has them in theirs.
    #[test]
    fn a_clash_is_told_of_both(classes in any_classes()) {
        let clashes = timetable(classes).clashes();
        let is_told = |of, by| clashes.iter().any(|one| one.class == of && one.other() == Some(by));
        for clash in &clashes {
            if let Some(other) = clash.other() {
                prop_assert!(is_told(other, clash.class));
            }
        }
    }

    /// Nothing is told exactly where no two overlap.
    #[test]
    fn nothing_is_told_where_nothing_overlaps(classes in any_classes()) {
        let expected: Vec<_> = classes
            .iter()
            .filter(|one| {
                let mut others = classes.iter().filter(|other| other.id != one.id);
                twice(&one.draft) || others.any(|other| overlap(&one.draft, &other.draft))
            })
            .map(|one| one.id)
            .collect();
        let mut told: Vec<_> =
            timetable(classes).clashes().into_iter().map(|clash| clash.class).collect();
        told.dedup();
        prop_assert_eq!(told, expected);
    }

    /// What is moved there and back is as it was, and so is everything that is told of it.
    #[test]
    fn there_and_back_changes_nothing(
        classes in any_classes().prop_filter("one at least", |all| !all.is_empty()),
        to in any_slot(),
        which in 0_usize..100,
    ) {
        let which = which % classes.len();
        let before = timetable(classes);
        let mut after = before.clone();
        let draft = before.classes[which].draft.clone();
        let stood = draft.class.slots[0];
        after.classes[which].draft = draft.moved(0, to).unwrap();
        let what_if = Judge::of(&before).clashes_of(&after.classes[which]);
        prop_assert_eq!(&what_if, &Judge::of(&after).clashes_of(&after.classes[which]));
        after.classes[which].draft = after.classes[which].draft.moved(0, stood).unwrap();
        prop_assert_eq!(&after.classes, &before.classes);
        prop_assert_eq!(after.clashes(), before.clashes());
        prop_assert!(draft.moved(draft.class.slots.len(), to).is_none());
    }

    /// Each class is copied or left out, none is lost, and copying a second time copies nothing.
    #[test]
    fn copying_keeps_the_number_of_classes(
        kinds in prop::collection::vec((0_usize..5, any::<bool>(), any::<bool>()), 0..30),
        years in 2_usize..4,
        ups in prop::collection::btree_set(0_u128..32, 0..12),
    ) {
        let grades = ["一年级", "二年级", "三年级", "研修班", ""];
        let formers: Vec<_> = kinds
            .iter()
            .enumerate()
            .map(|(number, (grade, is_cancelled, meets))| {
                let name = format!("楷书{}（{number}）班", grades[*grade]);
                let mut one = former(number as u128 + 1, &name, grades[*grade]);
                one.is_cancelled = *is_cancelled;
                if !meets {
                    one.class.slots.clear();
                }
                one
            })
            .collect();
        let these = ups.iter().map(|number| OfferingId(Uuid::from_u128(*number))).collect();
        let how = Copying { years, opens_first_years: false, moves_up: MovesUp::These(these) };
        let copied = next_term(&formers, &HashSet::new(), &how);
        let goes_on = kinds.iter().filter(|(_, is_cancelled, meets)| !is_cancelled && *meets).count();
        prop_assert_eq!(copied.classes.len(), goes_on);
        prop_assert_eq!(copied.classes.len() + copied.left.len(), formers.len());
        for new in &copied.classes {
            let former = formers.iter().find(|former| former.offering == new.from).unwrap();
            prop_assert_eq!(&new.draft.class.slots, &former.class.slots);
            prop_assert_eq!(new.draft.follows, Some(former.offering), "nobody loses their class");
            let year = grades[..3].iter().position(|grade| *grade == former.class.grade);
            let is_asked = ups.contains(&former.offering.0.as_u128());
            prop_assert_eq!(new.moves_up, year.map(|_| is_asked));
            let next = match year.filter(|_| is_asked) {
                Some(year) if year + 1 < years => grades[year + 1],
                Some(_) => "研修班",
                None => former.class.grade.as_str(),
            };
            prop_assert_eq!(new.draft.class.grade.as_str(), next);
            prop_assert!(new.draft.class.name.contains(next.trim_end_matches('班')));
        }
        let before: HashSet<_> = copied.classes.iter().map(|new| new.from).collect();
        let how = Copying { opens_first_years: true, ..how };
        let again = next_term(&formers, &before, &how);
        prop_assert!(again.classes.is_empty());
    }
}

/// Moves of some of these classes: each to another time, and perhaps another room.
fn any_moves(classes: &[DraftClass], wanted: &[(usize, TimeSlot, u128)]) -> Vec<Tried> {
    let mut moves: Vec<Tried> = Vec::new();
    for (which, slot, room) in wanted {
        let class = &classes[which % classes.len()];
        if moves.iter().any(|one| one.class == class.id) {
            continue;
        }
        let mut draft = class.draft.moved(0, *slot).unwrap();
        draft.room = Some(room_id(*room));
        let (from, to) = (Spot::of(&class.draft), Some(Spot::of(&draft)));
        moves.push(Tried { class: class.id, from, to, seen: class.revision, changes: 1 });
    }
    moves
}

proptest! {
    /// What is told of a trial is what is told of the plan once every move of it was made, one after the other in any order; and
    /// with every move taken out again the trial is the plan.
    #[test]
    fn a_trial_is_judged_like_the_plan_that_it_becomes(
        classes in any_classes().prop_filter("one at least", |all| !all.is_empty()),
        wanted in prop::collection::vec((0_usize..100, any_slot(), 1_u128..4), 0..8),
        backwards in any::<bool>(),
    ) {
        let moves = any_moves(&classes, &wanted);
        let plan = timetable(classes);
        let tried = plan.tried(&moves);
        let mut done = plan.clone();
        let mut order: Vec<&Tried> = moves.iter().collect();
        if backwards {
            order.reverse();
        }
        for one in order {
            let class = done.classes.iter_mut().find(|class| class.id == one.class).unwrap();
            let to = one.to.as_ref().unwrap();
            class.draft = class.draft.moved(0, to.slots[0]).unwrap();
            class.draft.room = to.room;
        }
        prop_assert_eq!(tried.clashes(), done.clashes());
        prop_assert_eq!(tried.clashes_not_in(&plan), done.clashes_not_in(&plan));
        let drafts = |of: &Timetable| {
            of.classes.iter().map(|class| Spot::of(&class.draft)).collect::<Vec<_>>()
        };
        prop_assert_eq!(drafts(&tried), drafts(&done));
        prop_assert!(plan.clashes_not_in(&plan).is_empty());
        let out: Vec<Tried> = moves.into_iter().map(|one| Tried { to: None, ..one }).collect();
        prop_assert_eq!(drafts(&plan.tried(&out)), drafts(&plan));
    }
}
