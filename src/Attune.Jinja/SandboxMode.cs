namespace Attune.Jinja;

/// <summary>Which of Jinja's sandboxes applies.</summary>
public enum SandboxMode
{
    /// <summary>As Jinja's Environment.</summary>
    None,

    /// <summary>As SandboxedEnvironment: no underscore attributes, ranges up to 100,000.</summary>
    Sandboxed,

    /// <summary>As ImmutableSandboxedEnvironment: besides, lists and dicts cannot be changed.</summary>
    Immutable,
}
