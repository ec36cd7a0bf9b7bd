namespace Attune.Decisions.Users;

/// <summary>
/// Where something happens. The numbers are part of the stored event format and never change. Fetch knows <c>web</c>, <c>mweb</c>,
/// <c>android</c>, <c>ios</c>; events also <c>tv</c>, and anything else is <see cref="Unknown"/> (wire.md sections 1.2, 2.2).
/// </summary>
public enum Platform : byte
{
    Unknown = 0,
    Web = 1,

    /// <summary>A web site on a mobile device, <c>mweb</c>.</summary>
    MobileWeb = 2,
    Android = 3,
    Ios = 4,
    Tv = 5,
}
