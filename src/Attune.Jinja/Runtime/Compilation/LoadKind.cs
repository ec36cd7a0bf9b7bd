namespace Attune.Jinja.Runtime.Compilation;

/// <summary>Where a variable's value comes from when its scope is entered.</summary>
internal enum LoadKind : byte
{
    /// <summary>From nowhere: it is unset until something is assigned.</summary>
    Undefined,

    /// <summary>From who calls the function or runs the loop.</summary>
    Parameter,

    /// <summary>From the context, by name.</summary>
    Context,

    /// <summary>A copy of an outer variable of the same name.</summary>
    Alias,

    /// <summary>The template's blocks.</summary>
    Self,

    /// <summary>The parent's block.</summary>
    Super,
}
