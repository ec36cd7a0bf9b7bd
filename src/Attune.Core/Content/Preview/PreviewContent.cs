using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Attune.Core.Content.Library;
using Attune.Core.Content.Rendering;
using Attune.Core.Users;
using Attune.Core.Workspaces.Settings;
using Attune.Decisions.Users;
using Attune.Jinja;

namespace Attune.Core.Content.Preview;

/// <summary>
/// Renders a payload, or a stored template, for a user (second seed). Everything that is wrong with the request is named
/// at once; a user whom nobody has is rendered as no user. Safe for concurrent use.
/// </summary>
public sealed class PreviewContent(
    PreviewTemplates templates,
    ContentTemplates language,
    ContentLibraries libraries,
    RenderContexts contexts,
    IUserDirectory users,
    IWorkspaceSettings settings,
    TimeProvider time
)
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Renders the request.</summary>
    /// <param name="request">What is asked for, as far as it could be read.</param>
    /// <param name="problems">What is wrong with its form; more is added.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Storage.StorageUnavailableException">Something needed is not in memory and cannot be read.</exception>
    public async Task<PreviewOutcome> HandleAsync(
        PreviewRequest request,
        List<PreviewProblem> problems,
        CancellationToken cancellationToken
    )
    {
        var identifier = FindIdentifier(request, problems);
        var content = await FindContentAsync(request, problems, cancellationToken);
        if (content is not { } json)
        {
            return new PreviewOutcome(problems, default);
        }
        var failures = new List<(string Path, JinjaException Error)>();
        var template = JsonTemplate.Compile(json, language.Environment, failures);
        problems.AddRange(failures.Select(failure => PreviewFailures.Describe(failure.Path, failure.Error)));
        CheckEvent(request, template, problems);
        if (problems.Count > 0 && !request.Diagnose)
        {
            return new PreviewOutcome(problems, default);
        }
        var diagnostics = request.Diagnose ? new RenderDiagnostics() : null;
        foreach (var (path, error) in failures)
        {
            diagnostics?.Add(FailureDiagnostics.Describe(path, error));
        }
        var subject = new RenderSubject
        {
            WorkspaceId = request.WorkspaceId,
            Now = time.GetUtcNow(),
            User = identifier is { } known
                ? await users.FindAsync(request.WorkspaceId, known, cancellationToken)
                : null,
            UserAttributes = AttributeCatalog.Canonical(request.UserAttributes),
            EventName = request.EventName,
            EventAttributes = request.EventAttributes,
            CampaignAttributes = request.CampaignAttributes,
            BusinessEventAttributes = request.BusinessEventAttributes,
            WaitLimit = RenderLimits.Preview.MaxWaitTime,
            Diagnostics = diagnostics,
            IsPreview = true,
        };
        return await RenderAsync(template, subject, request.Payload is null, problems, cancellationToken);
    }

    private Identifier? FindIdentifier(PreviewRequest request, List<PreviewProblem> problems)
    {
        if (request.User is not { } user)
        {
            return null;
        }
        var configured = settings.Current(request.WorkspaceId).Identifiers;
        if (PreviewUserIdentifiers.Find(user.Identifier, configured) is { } kind)
        {
            return new Identifier(kind, user.Value);
        }
        problems.Add(
            new PreviewProblem("identifier", PreviewProblemKind.NotAllowed)
            {
                Found = user.Identifier,
                Allowed = PreviewUserIdentifiers.Names(configured),
            }
        );
        return null;
    }

    private async Task<JsonElement?> FindContentAsync(
        PreviewRequest request,
        List<PreviewProblem> problems,
        CancellationToken cancellationToken
    )
    {
        if (request.Template is not { } asked)
        {
            return request.Payload;
        }
        var template = await templates.FindAsync(request.WorkspaceId, asked, cancellationToken);
        if (template is null)
        {
            problems.Add(
                new PreviewProblem("custom_template_data", PreviewProblemKind.TemplateUnknown)
                {
                    Found = $"template_id {asked.TemplateId}, version {asked.Version}",
                }
            );
            return null;
        }
        if (request.Channel is { } channel && channel != template.Channel)
        {
            problems.Add(
                new PreviewProblem("channel", PreviewProblemKind.TemplateOfOtherChannel)
                {
                    Found = channel.ToString().ToUpperInvariant(),
                    Allowed = [template.Channel.ToString().ToUpperInvariant()],
                }
            );
        }
        return template.Record;
    }

    private void CheckEvent(PreviewRequest request, JsonTemplate template, List<PreviewProblem> problems)
    {
        if (
            request.EventName is null
            && new EventAttributeSearch(libraries.Current(request.WorkspaceId)).UsesEvent(template)
        )
        {
            problems.Add(new PreviewProblem("event_name", PreviewProblemKind.Required));
        }
    }

    private async Task<PreviewOutcome> RenderAsync(
        JsonTemplate template,
        RenderSubject subject,
        bool stored,
        List<PreviewProblem> problems,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<RenderDiagnostic> diagnostics = subject.Diagnostics?.All ?? [];
        var rendered = new RenderedLeaves();
        var context = contexts.Rent(subject);
        try
        {
            var budget = new PreviewBudget(RenderLimits.Preview, context, time);
            await RenderLeavesAsync(template, context, rendered, budget, problems, cancellationToken);
        }
        finally
        {
            contexts.Return(context);
        }
        if (problems.Count > 0)
        {
            return new PreviewOutcome(problems, default) { Diagnostics = diagnostics };
        }
        var payload = new ArrayBufferWriter<byte>(rendered.Length + 256);
        using (var writer = new Utf8JsonWriter(payload, Relaxed))
        {
            // A stored template comes back as a list of one record (second seed, third sample).
            if (stored)
            {
                writer.WriteStartObject();
                writer.WriteStartArray("data");
            }
            template.Write(writer, rendered);
            if (stored)
            {
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
        }
        return new PreviewOutcome(problems, payload.WrittenMemory) { Diagnostics = diagnostics };
    }

    private static async Task RenderLeavesAsync(
        JsonTemplate template,
        RenderContext context,
        RenderedLeaves rendered,
        PreviewBudget budget,
        List<PreviewProblem> problems,
        CancellationToken cancellationToken
    )
    {
        foreach (var leaf in template.Leaves)
        {
            if (leaf.Template is null)
            {
                rendered.Add(leaf.Text);
                continue;
            }
            var diagnostics = context.Diagnostics;
            if (diagnostics is not null)
            {
                diagnostics.Target = leaf.Path;
            }
            try
            {
                await leaf.Template.RenderAsync(
                    context,
                    rendered.Writer,
                    budget.Next(rendered.Length),
                    cancellationToken
                );
            }
            catch (JinjaLimitException exceeded)
            {
                // What is left of the budget belongs to the whole request: further leaves would only fail, too.
                problems.Add(PreviewFailures.Describe(leaf.Path, exceeded));
                diagnostics?.Add(FailureDiagnostics.Describe(leaf.Path, exceeded));
                return;
            }
            catch (JinjaException failure)
            {
                problems.Add(PreviewFailures.Describe(leaf.Path, failure));
                diagnostics?.Add(FailureDiagnostics.Describe(leaf.Path, failure));
            }
            rendered.End();
            diagnostics?.Rendered(rendered.Last);
        }
    }
}
