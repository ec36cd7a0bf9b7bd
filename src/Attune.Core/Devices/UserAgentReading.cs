namespace Attune.Core.Devices;

/// <summary>What the words of one user agent add up to.</summary>
/// <param name="Marks">All marks that were seen.</param>
/// <param name="Browser">The browser that a word names on its own, or null.</param>
/// <param name="System">The operating system that a word names on its own, or null.</param>
internal readonly record struct UserAgentReading(Marks Marks, BrowserFamily? Browser, string? System)
{
    /// <summary>Whether it names itself as a program without a person.</summary>
    internal bool IsBot => Has(Marks.Program);

    internal bool Has(Marks marks) => (Marks & marks) == marks;

    internal bool HasAny(Marks marks) => (Marks & marks) != 0;
}
