namespace Attune.Decisions.Validation;

/// <summary>What sort of problem it is, where an answer on the wire tells them apart (wire.md section 5.8).</summary>
public enum ProblemKind
{
    /// <summary>A value that is not allowed.</summary>
    Invalid,

    /// <summary>Groups or segments nested too deep.</summary>
    TooDeep,

    /// <summary>Too many filters, values or characters.</summary>
    TooLarge,

    /// <summary>Too many segments in one rule.</summary>
    TooManySegments,

    /// <summary>A segment that contains itself.</summary>
    Cyclic,

    /// <summary>Something that it refers to does not exist or is itself broken.</summary>
    NotFound,
}
