namespace Attune.Core.Content.Library;

/// <summary>A document that could not be read, and is left out of a library. Immutable.</summary>
/// <param name="Kind">One of <see cref="ContentKinds"/>.</param>
/// <param name="Id">The document's identifier.</param>
/// <param name="Message">Why.</param>
public sealed record ContentLibraryProblem(string Kind, string Id, string Message);
