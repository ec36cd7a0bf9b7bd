namespace Attune.Jinja;

/// <summary>The kinds of error that a template can have.</summary>
public enum ErrorClass
{
    /// <summary>The source is not Jinja.</summary>
    Syntax,

    /// <summary>A value that is not there was used.</summary>
    Undefined,

    /// <summary>An operation failed: a wrong type, a division by zero, a wrong argument.</summary>
    Runtime,

    /// <summary>The sandbox refused.</summary>
    Security,

    /// <summary>A template to load does not exist.</summary>
    NotFound,

    /// <summary>A budget is used up.</summary>
    Limit,
}
