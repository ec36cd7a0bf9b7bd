using Attune.Core.Content.Coupons;
using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Core.Content.Rendering;

/// <summary>
/// The codes that one render has drawn: held while it runs, used before it is handed out, given back where it is thrown
/// away. A preview only looks. Used by one render at a time.
/// </summary>
internal sealed class CouponDraws(RenderContext context, CouponDispenser? dispenser)
{
    private readonly Dictionary<string, Value> answers = new(StringComparer.Ordinal);
    private string workspaceId = "";
    private IReadOnlyList<string> holders = [];
    private string purpose = "";
    private CouponRound? round;
    private bool isPreview;

    public bool HasDrawn => round is { HasDrawn: true };

    /// <summary>Begins for another request.</summary>
    public void Show(RenderSubject subject)
    {
        isPreview = subject.IsPreview;
        workspaceId = subject.WorkspaceId;
        holders = subject.CouponHolders;
        Begin("");
    }

    /// <summary>Begins for another purpose: one user gets one code of a list for each.</summary>
    public void Begin(string of)
    {
        purpose = of;
        round = null;
        answers.Clear();
    }

    /// <summary>The list of a label, or null.</summary>
    public CouponList? Find(string label) => dispenser?.Lists.Find(context.WorkspaceId, label);

    /// <summary>The code for this render; undefined where none is to be had.</summary>
    public Value Draw(RenderState state, string label)
    {
        if (!answers.TryGetValue(label, out var answer))
        {
            if (Find(label) is { } list)
            {
                // Most templates draw nothing, and pay for nothing.
                var drawing = round ??= new CouponRound(workspaceId, holders, purpose);
                answer = state.Await(
                    (typeof(CouponDraws), drawing.Purpose, label),
                    token => context.Waits.CountAsync(FetchAsync(drawing, list, token))
                );
            }
            answers[label] = answer;
        }
        if (answer.IsString)
        {
            return answer;
        }
        var hint = $"{label} is missing";
        context.Diagnostics?.NotFound(DiagnosticCategory.UnknownAttribute, hint);
        return state.UndefinedWithHint(hint, label);
    }

    /// <summary>Marks what was drawn as used; false where it must not be handed out.</summary>
    public Task<bool> ConfirmAsync(CancellationToken cancellationToken) =>
        dispenser!.ConfirmAsync(workspaceId, round!.End(), holders, purpose, cancellationToken);

    /// <summary>Gives back what was drawn, also what arrives later.</summary>
    public Task ReleaseAsync() =>
        round?.End() is { Count: > 0 } drawn
            ? dispenser!.ReleaseAsync(workspaceId, drawn, holders, purpose, CancellationToken.None)
            : Task.CompletedTask;

    private async ValueTask<Value> FetchAsync(CouponRound drawing, CouponList list, CancellationToken cancellationToken)
    {
        if (isPreview)
        {
            return await dispenser!.PeekAsync(drawing.WorkspaceId, list, cancellationToken) is { } shown
                ? Value.FromString(shown)
                : Value.None;
        }
        // Not given up half-way: a code that was drawn is either handed out or given back.
        var draw = await dispenser!.DrawAsync(
            drawing.WorkspaceId,
            list,
            drawing.Holders,
            drawing.Purpose,
            CancellationToken.None
        );
        if (draw is null)
        {
            return Value.None;
        }
        if (!drawing.TryAdd(list.Id, draw))
        {
            await dispenser.ReleaseAsync(
                drawing.WorkspaceId,
                [(list.Id, draw)],
                drawing.Holders,
                drawing.Purpose,
                CancellationToken.None
            );
        }
        return Value.FromString(draw.Code);
    }
}
