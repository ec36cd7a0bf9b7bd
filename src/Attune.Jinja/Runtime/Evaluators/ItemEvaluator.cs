using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>An item.</summary>
internal sealed class ItemEvaluator(SourcePlace place, Evaluator operand, Evaluator key) : Evaluator
{
    private readonly string? _constantKey = key is ConstantEvaluator { Value: { IsString: true } constant }
        ? constant.StringPayload
        : null;

    public override bool IsConstant { get; } = operand.IsConstant && key.IsConstant;

    public override Value Evaluate(Frame frame)
    {
        Value value = operand.Evaluate(frame);
        if (
            _constantKey is not null
            && value._ref is Dictionary<string, object?> dictionary
            && dictionary.TryGetValue(_constantKey, out object? found)
        )
        {
            return HostConversion.ToValue(found);
        }
        return EvaluateOther(frame, value);
    }

    public override bool EvaluateTruth(Frame frame)
    {
        Value value = operand.Evaluate(frame);
        return
            _constantKey is not null
            && value._ref is Dictionary<string, object?> dictionary
            && dictionary.TryGetValue(_constantKey, out object? found)
            ? HostConversion.IsTrue(found)
            : EvaluateOther(frame, value).IsTrue;
    }

    public override void Write(Frame frame, bool escape)
    {
        Value value = operand.Evaluate(frame);
        if (
            _constantKey is not null
            && value._ref is Dictionary<string, object?> dictionary
            && dictionary.TryGetValue(_constantKey, out object? found)
        )
        {
            OutputWriter.WriteHost(frame, found, escape);
            return;
        }
        OutputWriter.Write(frame, EvaluateOther(frame, value), escape);
    }

    private Value EvaluateOther(Frame frame, Value value)
    {
        Value at = key.Evaluate(frame);
        try
        {
            return Lookup.Item(frame.State, value, at);
        }
        catch (JinjaException error) when (Locate(error, place, frame))
        {
            throw;
        }
    }
}
