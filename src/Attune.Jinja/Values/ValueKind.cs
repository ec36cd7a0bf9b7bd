namespace Attune.Jinja.Values;

/// <summary>What a <see cref="Value"/> holds. Host kinds are .NET collections read in place; they count as lists and dicts.</summary>
public enum ValueKind : byte
{
    /// <summary>Nothing at all: the default of <see cref="Value"/>, an argument not given, a slot not yet set.</summary>
    Missing = 0,

    /// <summary>Python's None.</summary>
    None,

    /// <summary>True or False. Counts as an integer in arithmetic, as in Python.</summary>
    Bool,

    /// <summary>An integer that fits 64 bits.</summary>
    Int,

    /// <summary>An integer that does not fit 64 bits.</summary>
    BigInt,

    /// <summary>A double.</summary>
    Float,

    /// <summary>A string; its length and indices are code points.</summary>
    String,

    /// <summary>A string that is safe for HTML and is never escaped again.</summary>
    Markup,

    /// <summary>A list made in a template or by the host as <see cref="PyList"/>.</summary>
    List,

    /// <summary>A .NET list read in place; read-only for templates.</summary>
    HostList,

    /// <summary>A tuple.</summary>
    Tuple,

    /// <summary>A dict made in a template or by the host as <see cref="PyDict"/>.</summary>
    Dict,

    /// <summary>A .NET dictionary read in place; read-only for templates.</summary>
    HostDict,

    /// <summary>A range.</summary>
    Range,

    /// <summary>An undefined value.</summary>
    Undefined,

    /// <summary>Anything else: functions, macros, generators, namespaces, loop, host objects.</summary>
    Object,
}
