//! Wishes while they are chosen: an order of offerings, and one step in it.

use domain::id::OfferingId;

/// One step of choosing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// It comes last.
    Choose(OfferingId),
    /// One place earlier.
    Up(OfferingId),
    /// One place later.
    Down(OfferingId),
    /// It is no wish any more.
    Remove(OfferingId),
}

impl Act {
    /// As a button sends it.
    pub fn sent(self) -> String {
        match self {
            Self::Choose(id) => format!("choose:{id}"),
            Self::Up(id) => format!("up:{id}"),
            Self::Down(id) => format!("down:{id}"),
            Self::Remove(id) => format!("remove:{id}"),
        }
    }

    /// Reads what a button sent; nothing where the wishes are sent themselves.
    pub fn read(sent: &str) -> Option<Self> {
        let (act, id) = sent.split_once(':')?;
        let id = id.parse().ok()?;
        match act {
            "choose" => Some(Self::Choose(id)),
            "up" => Some(Self::Up(id)),
            "down" => Some(Self::Down(id)),
            "remove" => Some(Self::Remove(id)),
            _ => None,
        }
    }
}

/// The order after a step; never more wishes than so many.
pub fn after(mut order: Vec<OfferingId>, act: Act, most: usize) -> Vec<OfferingId> {
    let place = |order: &[OfferingId], id| order.iter().position(|one| *one == id);
    match act {
        Act::Choose(id) if place(&order, id).is_none() && order.len() < most => order.push(id),
        Act::Choose(_) => {}
        Act::Up(id) => {
            if let Some(at @ 1..) = place(&order, id) {
                order.swap(at, at - 1);
            }
        }
        Act::Down(id) => {
            if let Some(at) = place(&order, id).filter(|at| at + 1 < order.len()) {
                order.swap(at, at + 1);
            }
        }
        Act::Remove(id) => order.retain(|one| *one != id),
    }
    order
}

/// The order as a form carries it; what is no key is passed over.
pub fn read_order(typed: &str) -> Vec<OfferingId> {
    typed.split(',').filter_map(|id| id.parse().ok()).collect()
}

/// The order as a form carries it.
pub fn written(order: &[OfferingId]) -> String {
    order.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::example::a_key;

    #[test]
    fn steps_change_the_order_and_never_lose_a_wish() {
        let [a, b, c] = [1, 2, 3].map(a_key::<OfferingId>);
        let order = vec![a, b];
        assert_eq!(after(order.clone(), Act::Choose(c), 3), [a, b, c]);
        assert_eq!(after(order.clone(), Act::Choose(c), 2), [a, b], "there are enough");
        assert_eq!(after(order.clone(), Act::Choose(a), 3), [a, b], "only once");
        assert_eq!(after(order.clone(), Act::Up(b), 3), [b, a]);
        assert_eq!(after(order.clone(), Act::Up(a), 3), [a, b]);
        assert_eq!(after(order.clone(), Act::Down(a), 3), [b, a]);
        assert_eq!(after(order.clone(), Act::Down(b), 3), [a, b]);
        assert_eq!(after(order.clone(), Act::Remove(a), 3), [b]);
        assert_eq!(after(order, Act::Up(c), 3), [a, b], "what is no wish is not moved");
    }

    #[test]
    fn what_a_form_carries_is_read_back() {
        let [a, b] = [1, 2].map(a_key::<OfferingId>);
        assert_eq!(read_order(&written(&[a, b])), [a, b]);
        assert_eq!(read_order("x,,"), []);
        for act in [Act::Choose(a), Act::Up(a), Act::Down(a), Act::Remove(a)] {
            assert_eq!(Act::read(&act.sent()), Some(act));
        }
        assert_eq!(Act::read(""), None);
        assert_eq!(Act::read("up:x"), None);
    }
}
