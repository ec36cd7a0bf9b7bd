using Attune.Core.Content.Blocks;
using Attune.Jinja;

namespace Attune.Core.Content.Library;

/// <summary>A content block and its template, compiled when it is first used. Safe for concurrent use.</summary>
internal sealed class LibraryBlock(ContentBlock record, JinjaEnvironment environment)
{
    // Two threads may both compile; either result is as good.
    private Template? template;

    public ContentBlock Record => record;

    /// <summary>The compiled template; its errors name the block.</summary>
    /// <exception cref="JinjaException">The block is not Jinja, or too long.</exception>
    public Template Template =>
        template ??= environment.FromString(record.RawContent, $"content block '{record.Label}'");
}
