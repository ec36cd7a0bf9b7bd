using System.Runtime.CompilerServices;
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
    private readonly int _slot;
    private UndefinedValue? _missingOfDict;

    public AttributeEvaluator(SourcePlace place, Evaluator operand, string name, JinjaEnvironment environment)
    {
        _place = place;
        Operand = operand;
        _slot = operand.LocalSlot;
        Name = name;
        _isDictMethod = environment.Methods.TryGet(ValueKind.Dict, name, out _) || PythonSpecials.IsSpecial(name);
        _undefinedKind = environment.UndefinedKind;
    }

    public Evaluator Operand { get; }

    public string Name { get; }

    /// <summary>True where a dictionary of the host answers with nothing but its item of the name.</summary>
    public bool IsItemOfDictionary => !_isDictMethod;

    public override bool IsConstant => Operand.IsConstant;

    public override Value Evaluate(Frame frame)
    {
        Value operand = EvaluateOperand(frame);
        if (!_isDictMethod && operand._ref is Dictionary<string, object?> dictionary)
        {
            return dictionary.TryGetValue(Name, out object? found) ? HostConversion.ToValue(found) : Missing;
        }
        return EvaluateOther(frame, operand);
    }

    public override bool EvaluateTruth(Frame frame)
    {
        Value operand = EvaluateOperand(frame);
        return
            !_isDictMethod
            && operand._ref is Dictionary<string, object?> dictionary
            && dictionary.TryGetValue(Name, out object? found)
            ? HostConversion.IsTrue(found)
            : EvaluateOther(frame, operand).IsTrue;
    }

    public override void Write(Frame frame, bool escape)
    {
        Value operand = EvaluateOperand(frame);
        if (
            !_isDictMethod
            && operand._ref is Dictionary<string, object?> dictionary
            && dictionary.TryGetValue(Name, out object? found)
        )
        {
            OutputWriter.WriteHost(frame, found, escape);
            return;
        }
        OutputWriter.Write(frame, EvaluateOther(frame, operand), escape);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Value EvaluateOperand(Frame frame)
    {
        if (_slot >= 0)
        {
            Value known = frame.Slots[_slot];
            if (!known.IsMissing)
            {
                return known;
            }
        }
        return Operand.Evaluate(frame);
    }

    private Value Missing =>
        Value.FromUndefined(_missingOfDict ??= UndefinedValue.ForAttribute(_undefinedKind, "dict", Name));

    private Value EvaluateOther(Frame frame, Value operand)
    {
        try
        {
            if (!_isDictMethod && operand.IsDict)
            {
                return Collections.TryGetItem(operand, Name, out Value found) ? found
                    : frame.State.UndefinedObserver is null ? Missing
                    : frame.State.UndefinedMember(operand, Value.FromString(Name));
            }
            return Lookup.Attribute(frame.State, operand, Name);
        }
        catch (JinjaException error) when (Locate(error, _place, frame))
        {
            throw;
        }
    }
}
