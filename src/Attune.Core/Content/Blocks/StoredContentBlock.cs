namespace Attune.Core.Content.Blocks;

/// <summary>A content block and the version that its document is at. Immutable.</summary>
public sealed record StoredContentBlock(ContentBlock Block, long Version);
