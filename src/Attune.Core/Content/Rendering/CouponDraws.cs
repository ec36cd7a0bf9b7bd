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
    private CouponRound round = new("", [], "");
    private bool isPreview;

    public bool HasDrawn => round.HasDrawn;

    /// <summary>Begins for another request.</summary>
    public void Show(RenderSubject subject)
    {
        isPreview = subject.IsPreview;
        Begin(subject.WorkspaceId, subject.CouponHolders, "");
    }

    /// <summary>Begins for another purpose: one user gets one code of a list for each.</summary>
    public void Begin(string purpose) => Begin(round.WorkspaceId, round.Holders, purpose);

    /// <summary>The list of a label, or null.</summary>
    public CouponList? Find(string label) => dispenser?.Lists.Find(context.WorkspaceId, label);

    /// <summary>The code for this render; undefined where none is to be had.</summary>
    public Value Draw(RenderState state, string label)
    {
        if (!answers.TryGetValue(label, out var answer))
        {
            if (Find(label) is { } list)
            {
                var drawing = round;
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
        dispenser!.ConfirmAsync(round.WorkspaceId, round.End(), round.Holders, round.Purpose, cancellationToken);

    /// <summary>Gives back what was drawn, also what arrives later.</summary>
    public Task ReleaseAsync() =>
        round.End() is { Count: > 0 } drawn
            ? dispenser!.ReleaseAsync(round.WorkspaceId, drawn, round.Holders, round.Purpose, CancellationToken.None)
            : Task.CompletedTask;

    private void Begin(string workspaceId, IReadOnlyList<string> holders, string purpose)
    {
        if (
            answers.Count > 0
            || round.Purpose != purpose
            || round.WorkspaceId != workspaceId
            || round.Holders != holders
        )
        {
            round = new CouponRound(workspaceId, holders, purpose);
            answers.Clear();
        }
    }

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
