namespace Attune.Core.Content.Catalogs;

/// <summary>Why an item cannot be taken (published catalog schema).</summary>
public enum ItemProblemKind
{
    /// <summary>The catalog, or the request, has an item of this id already.</summary>
    DuplicateId,

    /// <summary>An attribute that every item needs is absent, empty or no string.</summary>
    MissingMandatory,

    /// <summary>A value cannot be made one of the attribute's type.</summary>
    InvalidType,

    /// <summary>A new item has attributes that the catalog does not.</summary>
    UnknownAttribute,

    /// <summary>A change names attributes that the catalog does not have, or the id.</summary>
    UnknownChange,

    /// <summary>There is no item of this id to change.</summary>
    NotFound,

    /// <summary>The item takes more bytes than it may.</summary>
    TooLarge,
}
