namespace Attune.Core.Workspaces.Documents;

/// <summary>What a document is called inside its workspace.</summary>
/// <param name="Kind">Such as <c>experience</c>: 1 to 50 lower-case letters, digits and underscores.</param>
/// <param name="Id">1 to 200 characters; compared exactly.</param>
public readonly record struct DocumentKey(string Kind, string Id);
