// SPDX-License-Identifier: Apache-2.0
//! Pages of lists. A token names the last member of its page, so that a list goes on there whatever has been added or
//! removed meanwhile; it is good for the list that it was given for and for no other.

use emrys_protocol::ApiError;
use sha2::{Digest as _, Sha256};

use crate::refusals;

/// Members of a page, unless a number is asked for (API, `maxResults`).
const PAGE: usize = 100;

/// The pages of one list.
pub(crate) struct Pages {
    /// What tells the list from others.
    list: String,
    size: usize,
}

impl Pages {
    /// The pages of a list of that kind, of that owner, with so many members each; 0 is the usual number.
    pub(crate) fn new(kind: &str, owner: &str, size: Option<i32>) -> Self {
        let size = size.and_then(|size| usize::try_from(size).ok());
        let digest = Sha256::digest(format!("{kind} {owner}").as_bytes());
        let list = digest.first_chunk().copied().unwrap_or_default();
        Self {
            list: format!("{:016x}", u64::from_be_bytes(list)),
            size: size.filter(|size| *size > 0).unwrap_or(PAGE),
        }
    }

    /// How many members a page has.
    pub(crate) fn size(&self) -> usize {
        self.size
    }

    /// The page behind the token of a list whose members are in the order of their places, and the next one's token.
    pub(crate) fn of<T>(
        &self,
        members: impl Iterator<Item = T>,
        token: Option<&str>,
        place: impl Fn(&T) -> String,
    ) -> Result<(Vec<T>, Option<String>), ApiError> {
        let behind = token.map(|token| self.place(token)).transpose()?;
        let is_behind = |member: &T| {
            let behind = behind.as_deref();
            behind.is_none_or(|behind| place(member).as_str() > behind)
        };
        let mut members = members.filter(is_behind).peekable();
        let page: Vec<T> = members.by_ref().take(self.size).collect();
        let more = members.peek().is_some();
        let last = page.last().filter(|_| more);
        let next = last.map(|last| self.token(&place(last)));
        Ok((page, next))
    }

    /// The token of a page that begins at a place.
    pub(crate) fn token(&self, place: &str) -> String {
        base64_simd::URL_SAFE_NO_PAD.encode_to_string(format!("{} {place}", self.list))
    }

    /// The place of a token that was given for this list.
    pub(crate) fn place(&self, token: &str) -> Result<String, ApiError> {
        let bytes = base64_simd::URL_SAFE_NO_PAD.decode_to_vec(token);
        let text = bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let text = text.ok_or_else(refusals::invalid_token)?;
        let (list, place) = text.split_once(' ').ok_or_else(refusals::invalid_token)?;
        match list == self.list {
            true => Ok(place.to_owned()),
            false => Err(refusals::invalid_token()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Pages;

    fn page(size: i32, members: &[&str], token: Option<&str>) -> (Vec<String>, Option<String>) {
        let pages = Pages::new("letters", "a", Some(size));
        let members = members.iter().map(|member| (*member).to_owned());
        pages.of(members, token, Clone::clone).unwrap()
    }

    #[test]
    fn a_list_goes_on_behind_the_last_member_even_if_that_has_gone() {
        let (first, token) = page(2, &["a", "b", "c", "d"], None);
        assert_eq!(first, ["a", "b"]);
        let (second, end) = page(2, &["a", "c", "d"], token.as_deref());
        assert_eq!((second, end), (vec!["c".to_owned(), "d".to_owned()], None));
    }

    #[test]
    fn zero_is_the_usual_number() {
        assert_eq!(Pages::new("letters", "a", Some(0)).size(), 100);
    }

    #[test]
    fn a_token_of_another_list_is_none() {
        let token = Pages::new("letters", "a", None).token("b");
        for (list, token) in [("b", token.as_str()), ("a", "xyz"), ("a", "")] {
            let refusal = Pages::new("letters", list, None).place(token);
            assert_eq!(
                refusal.unwrap_err().message(),
                "Invalid Token: 'Invalid token'"
            );
        }
    }
}
