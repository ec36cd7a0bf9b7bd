using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Attune.Core.Content.Rendering;
using Attune.Jinja;

namespace Attune.Core.Content.Apis;

/// <summary>
/// Answers for <see cref="SampleContentApi"/>: the stored JSON, its string leaves rendered with the call's arguments.
/// Leaves see the arguments and nothing else. Safe for concurrent use.
/// </summary>
public sealed class SampleContentApiSource(ContentTemplates templates) : IContentApiSource
{
    private static readonly RenderOptions Budget = new() { Limits = RenderLimits.Decision };

    private readonly ConditionalWeakTable<SampleContentApi, JsonTemplate> compiled = [];

    public Type Handles => typeof(SampleContentApi);

    public bool AnswersAtOnce => true;

    /// <exception cref="JinjaException">A leaf of the stored answer does not compile, or fails.</exception>
    public ValueTask<ContentApiAnswer> CallAsync(
        ContentApi api,
        ContentApiCall call,
        CancellationToken cancellationToken
    )
    {
        var template = compiled.GetValue((SampleContentApi)api, Compile);
        var arguments = new CallArguments(call.Arguments, subject: null);
        var rendered = new RenderedLeaves();
        foreach (var leaf in template.Leaves)
        {
            if (leaf.Template is null)
            {
                rendered.Add(leaf.Text);
                continue;
            }
            leaf.Template.Render(arguments, rendered.Writer, Budget, cancellationToken);
            rendered.End();
        }
        var answer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(answer))
        {
            template.Write(writer, rendered);
        }
        using var document = JsonDocument.Parse(answer.WrittenMemory);
        return ValueTask.FromResult(ContentApiAnswer.Of(document.RootElement.Clone()));
    }

    private JsonTemplate Compile(SampleContentApi api)
    {
        var failures = new List<(string Path, JinjaException Error)>();
        var template = JsonTemplate.Compile(api.Response, templates.Environment, failures, $"content API '{api.Name}'");
        return failures.Count == 0 ? template : throw failures[0].Error;
    }
}
