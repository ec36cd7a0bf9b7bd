namespace Attune.Jinja.Values;

/// <summary>How values that are not there behave: Jinja's four classes of undefined.</summary>
public enum UndefinedKind : byte
{
    /// <summary>Prints as nothing, is false, iterates as empty; anything else is an error.</summary>
    Default,

    /// <summary>Any use but a test for being defined, or a default, is an error.</summary>
    Strict,

    /// <summary>As the default, and its attributes and items are undefined too.</summary>
    Chainable,

    /// <summary>As the default, but prints what is missing.</summary>
    Debug,
}
