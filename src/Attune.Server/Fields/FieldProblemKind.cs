namespace Attune.Server.Fields;

/// <summary>What can be wrong with a field of a request.</summary>
internal enum FieldProblemKind
{
    /// <summary>It is not there, or null.</summary>
    Missing,

    /// <summary>It is there and holds nothing.</summary>
    Empty,

    /// <summary>It is of another JSON type.</summary>
    WrongType,

    /// <summary>It is none of the values that there are.</summary>
    NotAllowed,

    /// <summary>It breaks a rule that the message tells.</summary>
    Broken,
}
