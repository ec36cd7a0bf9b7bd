using System.Text.Json;
using Attune.Core.Content.Apis;
using Attune.Core.Content.AuxiliaryFiles;
using Attune.Core.Content.Coupons;
using Attune.Core.Content.Library;
using Attune.Core.Content.ProductSets;
using Attune.Core.Content.Recommendations;
using Attune.Decisions.Users;
using Attune.Jinja;
using Attune.Jinja.MoEngage;
using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Core.Content.Rendering;

/// <summary>
/// The variables that MoEngage's templates see (wire.md 4.3), for one workspace, user and event. Nothing is loaded that
/// no template touches, and nothing of the user is copied. Used by one render at a time; shown to the next with
/// <see cref="Show"/>.
/// </summary>
public sealed class RenderContext : IJinjaContext, IMoEngageHost, IUndefinedObserver
{
    private const string NoAuxiliaryRow = "No matching value/attribute found for the user";

    private readonly ContentLibraries libraries;
    private readonly Lazy<IAuxiliaryStore> auxiliary;
    private readonly UserAttributes userAttributes = new();
    private readonly EventAttributes eventAttributes = new();
    private readonly List<string> openBlocks = [];
    private TimeSpan waitLimit;
    private AttributeSetView? campaign;
    private AttributeSetView? businessEvent;
    private readonly Value userAttribute;
    private readonly Value eventAttribute;
    private readonly Value contentBlock;
    private readonly Value contentApi;
    private readonly Value productSet;
    private readonly Value coupon;

    public RenderContext(
        ContentLibraries libraries,
        ContentApiCaller apis,
        ProductSetReader productSets,
        RecommendItems recommendations,
        Lazy<IAuxiliaryStore> auxiliary,
        TimeProvider time,
        CouponDispenser? coupons = null
    )
    {
        Waits = new WaitClock(time);
        DecisionOptions = new RenderOptions { Limits = RenderLimits.Decision, Host = this };
        this.libraries = libraries;
        ApiCaller = apis;
        ApiSubject = new ContentApiSubject(this);
        ProductSets = productSets;
        Recommendations = recommendations;
        this.auxiliary = auxiliary;
        userAttribute = Value.FromHost(userAttributes);
        eventAttribute = Value.FromHost(eventAttributes);
        contentBlock = Value.FromObject(new ContentBlocks(this));
        contentApi = Value.FromObject(new ContentApis(this));
        productSet = Value.FromObject(new ProductSetLists(this));
        CouponDraws = new CouponDraws(this, coupons);
        coupon = Value.FromObject(new Coupons(this));
    }

    IEnumerable<string> IJinjaContext.VariableNames => RenderVariables.Names;

    /// <summary>The time that renders waited since <see cref="Show"/>.</summary>
    public WaitClock Waits { get; }

    /// <summary>How templates are rendered on the decision path.</summary>
    internal RenderOptions DecisionOptions { get; }

    /// <summary>The reason given by the first <c>{% MOE_NOT_SEND("reason") %}</c> that was reached; null for none.</summary>
    internal string? Suppression { get; set; }

    internal string WorkspaceId { get; private set; } = "";

    internal ContentLibrary Library { get; private set; } = ContentLibrary.Empty;

    internal AttributeSet CampaignAttributes { get; private set; } = AttributeSet.Empty;

    internal AttributeSet BusinessEventAttributes { get; private set; } = AttributeSet.Empty;

    /// <summary>The codes that this render has drawn.</summary>
    internal CouponDraws CouponDraws { get; }

    internal ContentApiCaller ApiCaller { get; }

    /// <summary>What the configuration of a content API sees of this render.</summary>
    internal IJinjaContext ApiSubject { get; }

    /// <summary>Where what is wrong is told; null for nowhere.</summary>
    internal RenderDiagnostics? Diagnostics { get; private set; }

    internal ProductSetReader ProductSets { get; }

    internal RecommendItems Recommendations { get; }

    /// <summary>Whom the render is for; null for nobody.</summary>
    internal UserView? User { get; private set; }

    /// <summary>How long a content API may still be waited for: a tenth of the whole is kept back.</summary>
    internal TimeSpan Patience => waitLimit * 0.9 - Waits.Waited;

    /// <summary>Content API calls made so far, over all templates that are rendered for one request.</summary>
    internal ContentApiAnswers ApiAnswers { get; } = new();

    /// <summary>Takes another request's data; what was remembered for the one before is forgotten.</summary>
    public void Show(RenderSubject subject)
    {
        WorkspaceId = subject.WorkspaceId;
        Library = libraries.Current(subject.WorkspaceId);
        User = subject.User;
        userAttributes.Show(subject.User, subject.UserAttributes);
        eventAttributes.Show(subject.User, subject.EventName, subject.EventAttributes, subject.Now);
        CampaignAttributes = subject.CampaignAttributes;
        BusinessEventAttributes = subject.BusinessEventAttributes;
        campaign = null;
        businessEvent = null;
        ApiAnswers.Clear();
        openBlocks.Clear();
        Suppression = null;
        Diagnostics = subject.Diagnostics;
        waitLimit = subject.WaitLimit;
        CouponDraws.Show(subject);
        Waits.Reset();
    }

    /// <summary>Lets go of the request's data.</summary>
    public void Forget()
    {
        Library = ContentLibrary.Empty;
        User = null;
        userAttributes.Show(null, AttributeSet.Empty);
        eventAttributes.Show(null, null, null, default);
        ApiAnswers.Clear();
        openBlocks.Clear();
        Diagnostics = null;
    }

    /// <inheritdoc/>
    public bool TryGetVariable(string name, out Value value)
    {
        value = name switch
        {
            RenderVariables.UserAttribute => userAttribute,
            RenderVariables.EventAttribute => eventAttribute,
            RenderVariables.ContentBlock => contentBlock,
            RenderVariables.ContentApi => contentApi,
            RenderVariables.ProductSet => productSet,
            RenderVariables.Coupons => coupon,
            RenderVariables.CampaignAttribute => Value.FromHost(campaign ??= new(CampaignAttributes)),
            RenderVariables.BusinessEventAttribute => Value.FromHost(businessEvent ??= new(BusinessEventAttributes)),
            _ => default,
        };
        return !value.IsMissing;
    }

    void IMoEngageHost.Suppress(string reason)
    {
        Suppression ??= reason;
        Diagnostics?.Suppressed(reason);
    }

    void IUndefinedObserver.Printed(UndefinedValue value)
    {
        // What has a hint was told where it was found missing.
        if (Diagnostics is not { } diagnostics || value.Hint is not null)
        {
            return;
        }
        var name = value.Name ?? value.Key ?? "";
        switch (value.Owner)
        {
            case UserAttributes:
                diagnostics.NotFound(DiagnosticCategory.UserAttribute, $"{name} is missing");
                break;
            case EventAttributes { HasEvent: false, EventName: { } eventName }:
                diagnostics.NotFound(
                    DiagnosticCategory.EventAttribute,
                    $"No event found for event name : {eventName} in the last {EventAttributes.Window.Days} days"
                );
                break;
            case EventAttributes:
                diagnostics.NotFound(DiagnosticCategory.EventAttribute, $"{name} is missing");
                break;
            case AttributeSetView set when set == campaign:
                diagnostics.NotFound(DiagnosticCategory.CampaignAttribute, $"{name} is missing");
                break;
            case AttributeSetView set when set == businessEvent:
                diagnostics.NotFound(DiagnosticCategory.BusinessEvent, $"{name} is missing");
                break;
            default:
                diagnostics.NotFound(DiagnosticCategory.Uncategorized, value.Message);
                break;
        }
    }

    Value IMoEngageHost.FindAuxiliaryData(RenderState state, string file, Value key)
    {
        if (!Library.AuxiliaryFiles.TryGetValue(file, out var known))
        {
            return Missing($"Auxiliary data file '{file}' not found", file);
        }
        if (key.IsUndefined || key.IsNone || known.ContentId is not { } contentId)
        {
            return Missing(NoAuxiliaryRow, file);
        }
        var row = key.TryGetString(out var text) ? text : key.ToString();
        var found = state.Await((contentId, row), token => Waits.CountAsync(FindRowAsync(contentId, row, token)));
        return found.IsNone ? Missing(NoAuxiliaryRow, file) : found;
    }

    private async ValueTask<Value> FindRowAsync(string contentId, string row, CancellationToken cancellationToken) =>
        await auxiliary.Value.FindAsync(WorkspaceId, contentId, row, cancellationToken) is { } json
            ? Value.FromJson(JsonElement.Parse(json.Span))
            : Value.None;

    private Value Missing(string hint, string name)
    {
        Diagnostics?.NotFound(DiagnosticCategory.Uncategorized, hint);
        // A column of a row that is not there is as little there, so that default works behind either.
        return Value.FromUndefined(UndefinedValue.WithHint(UndefinedKind.Chainable, hint, name));
    }

    /// <summary>Renders a block in the running render.</summary>
    /// <exception cref="JinjaRuntimeException">The block is being rendered already: it uses itself.</exception>
    internal Value RenderBlock(RenderState state, LibraryBlock block)
    {
        var label = block.Record.Label;
        if (openBlocks.Contains(label))
        {
            throw new JinjaRuntimeException(
                $"content blocks use each other in a circle: {string.Join(" > ", openBlocks.Append(label))}"
            );
        }
        openBlocks.Add(label);
        try
        {
            return Value.FromString(state.RenderNested(block.Template, this));
        }
        finally
        {
            openBlocks.RemoveAt(openBlocks.Count - 1);
        }
    }
}
