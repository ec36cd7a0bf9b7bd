using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>An attribute.</summary>
internal sealed class AttributeEvaluator : Evaluator
{
    private readonly SourcePlace _place;
    private readonly bool _isDictMethod;
    private readonly UndefinedKind _undefinedKind;
    private UndefinedValue? _missingOfDict;

    public AttributeEvaluator(SourcePlace place, Evaluator operand, string name, JinjaEnvironment environment)
    {
        _place = place;
        Operand = operand;
        Name = name;
        _isDictMethod = environment.Methods.TryGet(ValueKind.Dict, name, out _) || PythonSpecials.IsSpecial(name);
        _undefinedKind = environment.UndefinedKind;
    }

    public Evaluator Operand { get; }

    public string Name { get; }

    public override bool IsConstant => Operand.IsConstant;

    public override Value Evaluate(Frame frame)
    {
        Value operand = Operand.Evaluate(frame);
        if (!_isDictMethod && operand._ref is Dictionary<string, object?> dictionary)
        {
            return dictionary.TryGetValue(Name, out object? found) ? HostConversion.ToValue(found) : Missing;
        }
        return EvaluateOther(frame, operand);
    }

    private Value Missing =>
        Value.FromUndefined(_missingOfDict ??= UndefinedValue.ForAttribute(_undefinedKind, "dict", Name));

    private Value EvaluateOther(Frame frame, Value operand)
    {
        try
        {
            if (!_isDictMethod && operand.IsDict)
            {
                return Collections.TryGetItem(operand, Name, out Value found) ? found : Missing;
            }
            return Lookup.Attribute(frame.State, operand, Name);
        }
        catch (JinjaException error) when (Locate(error, _place, frame))
        {
            throw;
        }
    }
}
