namespace Attune.Server.Http;

/// <summary>The classes of mistake that make a body unreadable.</summary>
public enum MalformedBodyKind
{
    /// <summary>There is no body, or only white space.</summary>
    Empty,

    /// <summary>The body says that it is compressed and is not, or is cut off.</summary>
    BadCompression,

    /// <summary>The bytes are not UTF-8, or an escape stands for half a character.</summary>
    NotUtf8,

    /// <summary>The text is not JSON, is cut off, is nested too deep, or names a member twice.</summary>
    NotJson,

    /// <summary>The connection ended before the body did.</summary>
    Incomplete,
}
