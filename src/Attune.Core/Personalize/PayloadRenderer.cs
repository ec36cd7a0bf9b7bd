using System.Text.Json;
using Attune.Core.Content.Rendering;
using Attune.Core.Storage;
using Attune.Decisions;
using Attune.Decisions.Values;
using Attune.Jinja;
using Attune.Jinja.MoEngage;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Personalize;

/// <summary>
/// Renders the variables of a variation into JSON, within one budget for all of them, whole or not at all: where one
/// fails, or is suppressed, nothing of the payload stays. Safe for concurrent use.
/// </summary>
internal sealed partial class PayloadRenderer(TimeProvider time, ILogger logger)
{
    private static readonly RenderLimits Limits = RenderLimits.Decision;

    /// <summary>How long a template that draws coupons may wait: many may want one at the same moment.</summary>
    private static readonly TimeSpan DrawWait = TimeSpan.FromSeconds(5);

    /// <summary>Below this the budget is as good as unused, and needs no options of its own.</summary>
    private static readonly TimeSpan Negligible = TimeSpan.FromMilliseconds(2);

    /// <summary>Renders a decision's variation into <paramref name="answer"/>.</summary>
    public async ValueTask RenderAsync(
        FetchAnswer answer,
        Decision decision,
        RenderContext context,
        CancellationToken cancellationToken
    )
    {
        var start = answer.Payloads.Length;
        context.Waits.Reset();
        context.ApiAnswers.BeginCount();
        context.CouponDraws.Begin(decision.ExperienceKey);
        RenderFailure? failure;
        try
        {
            failure = await RenderVariablesAsync(answer, decision, context, cancellationToken);
            if (failure is null && context.CouponDraws.HasDrawn)
            {
                failure = await ConfirmCouponsAsync(context, cancellationToken);
            }
        }
        catch
        {
            await context.CouponDraws.ReleaseAsync();
            throw;
        }
        if (failure is null)
        {
            answer.Serve(decision, start);
            return;
        }
        answer.Writer.Reset();
        answer.Payloads.Truncate(start);
        answer.Fail(failure with { ExperienceKey = decision.ExperienceKey });
        if (context.CouponDraws.HasDrawn)
        {
            await ReleaseCouponsAsync(context);
        }
    }

    private async ValueTask<RenderFailure?> RenderVariablesAsync(
        FetchAnswer answer,
        Decision decision,
        RenderContext context,
        CancellationToken cancellationToken
    )
    {
        var began = time.GetTimestamp();
        var writer = answer.Writer;
        writer.Reset();
        writer.WriteStartObject();
        foreach (var variable in decision.Variation!.Variables)
        {
            if (await RenderAsync(answer, variable, context, began, cancellationToken) is { } failure)
            {
                return failure;
            }
        }
        writer.WriteEndObject();
        writer.Flush();
        return null;
    }

    // A code is marked as used before anybody sees it: a server that dies in between has given out none twice.
    private async ValueTask<RenderFailure?> ConfirmCouponsAsync(
        RenderContext context,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await context.CouponDraws.ConfirmAsync(cancellationToken)
                ? null
                : new RenderFailure("", "", "A coupon was given back before it could be handed out", false);
        }
        catch (StorageUnavailableException unavailable)
        {
            LogContentFailed(logger, "", unavailable);
            return new RenderFailure("", "", "A coupon could not be marked as used", false);
        }
    }

    private async ValueTask ReleaseCouponsAsync(RenderContext context)
    {
        try
        {
            await context.CouponDraws.ReleaseAsync();
        }
        catch (StorageUnavailableException unavailable)
        {
            // The hold ends by itself.
            LogContentFailed(logger, "", unavailable);
        }
    }

    private async ValueTask<RenderFailure?> RenderAsync(
        FetchAnswer answer,
        ServedVariable variable,
        RenderContext context,
        long began,
        CancellationToken cancellationToken
    )
    {
        answer.Text.Reset();
        context.Suppression = null;
        try
        {
            var mayWait = TemplateNeeds.MayWait(variable.Template);
            var options = Options(context, mayWait && TemplateNeeds.MayDraw(variable.Template), began);
            if (mayWait)
            {
                await variable.Template.RenderAsync(context, answer.Text, options, cancellationToken);
            }
            else
            {
                variable.Template.Render(context, answer.Text, options, cancellationToken);
            }
        }
        catch (JinjaException error)
        {
            return new RenderFailure("", variable.Name, Describe(error), false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // Content that cannot be had takes down this experience, and no other.
            LogContentFailed(logger, variable.Name, error);
            return new RenderFailure("", variable.Name, "Content that the template uses could not be read", false);
        }
        return Write(answer, variable, context);
    }

    private static RenderFailure? Write(FetchAnswer answer, ServedVariable variable, RenderContext context)
    {
        // The tag counts also where a template throws its text away.
        if (context.Suppression is not null || answer.Text.Written.IndexOf("MOE_NOT_SEND"u8) >= 0)
        {
            var reason = context.Suppression is { Length: > 0 } given
                ? $"{MoEngageLanguage.SuppressionToken}: {given}"
                : MoEngageLanguage.SuppressionToken;
            return new RenderFailure("", variable.Name, reason, true);
        }
        var writer = answer.Writer;
        writer.WriteStartObject(variable.Name);
        writer.WritePropertyName("value"u8);
        if (!TypedValue.TryWrite(variable.DataType, answer.Text.Written, writer))
        {
            return new RenderFailure(
                "",
                variable.Name,
                $"What was rendered is no {DataTypes.NameOf(variable.DataType)}",
                false
            );
        }
        writer.WriteString("data_type"u8, DataTypes.EncodedNameOf(variable.DataType));
        writer.WriteEndObject();
        return writer.BytesCommitted + writer.BytesPending > Limits.MaxOutputLength
            ? new RenderFailure(
                "",
                variable.Name,
                $"The payload is beyond the limit of {Limits.MaxOutputLength}",
                false
            )
            : null;
    }

    private RenderOptions Options(RenderContext context, bool mayDraw, long began)
    {
        var used = time.GetElapsedTime(began);
        if (used < Negligible && !mayDraw)
        {
            return context.DecisionOptions;
        }
        var waited = context.Waits.Waited;
        return context.DecisionOptions with
        {
            Limits = Limits with
            {
                MaxWallTime = Left(Limits.MaxWallTime, used - waited),
                MaxWaitTime = Left(mayDraw ? DrawWait : Limits.MaxWaitTime, waited),
            },
        };
    }

    private static TimeSpan Left(TimeSpan limit, TimeSpan used) => used < limit ? limit - used : TimeSpan.Zero;

    private static string Describe(JinjaException error) =>
        (error.TemplateName, error.Line) switch
        {
            (null, 0) => error.Message,
            (null, var line) => $"{error.Message} (line {line}, column {error.Column})",
            (var name, 0) => $"{error.Message} (in {name})",
            var (name, line) => $"{error.Message} (line {line}, column {error.Column} of {name})",
        };

    [LoggerMessage(1, LogLevel.Warning, "Content that the variable {Variable} uses could not be read")]
    private static partial void LogContentFailed(ILogger logger, string variable, Exception failure);
}
