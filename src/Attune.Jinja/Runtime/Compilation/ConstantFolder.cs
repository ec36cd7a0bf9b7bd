using System.Numerics;
using Attune.Jinja.Runtime.Evaluators;
using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax.Expressions;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Compilation;

/// <summary>
/// Computes what is made of constants only while compiling, as Jinja does; it can be seen, since a join of constants loses its Markup. What fails,
/// or is too large to keep, is left to the render.
/// </summary>
internal sealed class ConstantFolder : IDisposable
{
    private const int MaxTextLength = 4096;
    private const int MaxIntegerBits = 1024;

    private readonly RenderLimits _limits;

    private readonly CompileState _compile;
    private readonly Frame _frame;
    private readonly EvalContext _eval = new(false);

    /// <summary>What may be computed while compiling: little, and no more than a render may.</summary>
    public static RenderLimits LimitsWithin(RenderLimits limits) =>
        limits with
        {
            MaxStringLength = Math.Min(limits.MaxStringLength, MaxTextLength * 4),
            MaxOutputLength = Math.Min(limits.MaxOutputLength, MaxTextLength * 4),
            MaxCollectionSize = Math.Min(limits.MaxCollectionSize, 1000),
            MaxIntegerBits = Math.Min(limits.MaxIntegerBits, MaxIntegerBits),
            MaxSteps = Math.Min(limits.MaxSteps, 10_000),
            MaxWallTime = Timeout.InfiniteTimeSpan,
        };

    public ConstantFolder(CompileState compile)
    {
        _compile = compile;
        _limits = compile.Environment.FoldingLimits;
        RenderState state = compile.Environment.RentState(RenderThread.Own);
        state.Start(_limits, null, CancellationToken.None);
        state.EvalContext = _eval;
        _frame = new Frame(state)
        {
            Code = new FunctionCode(compile.Template),
            Context = new RenderContext(),
            IsFolding = true,
        };
        _frame.Context.StartIsolated(compile.Template);
        _frame.Context.Eval = _eval;
    }

    /// <summary>Gives back the state that it computes with.</summary>
    public void Dispose() => _compile.Environment.ReturnState(_frame.State, RenderThread.Own);

    /// <summary>The constant that an evaluator of constants gives, or the evaluator itself.</summary>
    public Evaluator Fold(Evaluator evaluator) =>
        evaluator is not (ConstantEvaluator or InfiniteEvaluator)
        && TryEvaluate(evaluator, out Value value)
        && (IsKept(value) || value.Kind == ValueKind.Float)
            ? Constant(value)
            : evaluator;

    /// <summary>Whether an evaluator of constants gives a value at all.</summary>
    public bool CanEvaluate(Evaluator evaluator) => TryEvaluate(evaluator, out _);

    /// <summary>The truth of a constant, or null where it has none.</summary>
    /// <exception cref="JinjaUndefinedException">The constant is undefined, and the environment strict: Jinja does not get past it.</exception>
    public bool? TruthOf(Evaluator evaluator) => TryEvaluate(evaluator, out Value value) ? value.IsTrue : null;

    /// <summary>The undefined value among constants that cannot be joined because of it, or null.</summary>
    public UndefinedValue? FindUnprintable(Evaluator[] constants)
    {
        UndefinedValue? found = null;
        foreach (Evaluator constant in constants)
        {
            if (!TryEvaluate(constant, out Value value))
            {
                return null;
            }
            found ??= value.AsUndefined is { Kind: UndefinedKind.Strict } undefined ? undefined : null;
        }
        return found;
    }

    /// <summary>Whether a chain of comparisons is false before it comes to an operand that is no constant.</summary>
    public bool IsFalseChain(CompareExpression chain, Evaluator first, Func<Expression, Evaluator> compile)
    {
        Evaluator left = first;
        for (int i = 0; i < chain.Operators.Length; i++)
        {
            Evaluator right = compile(chain.Operands[i]);
            var step = new CompareEvaluator(chain.Place, chain.Operators[i], left, right);
            if (!step.IsConstant || TruthOf(step) is not { } holds)
            {
                return false;
            }
            if (!holds)
            {
                return true;
            }
            left = right;
        }
        return false;
    }

    /// <summary>The text that printing a constant gives here; nothing for what Jinja finds undefined while compiling.</summary>
    public bool TryPrint(Evaluator evaluator, out string text)
    {
        text = "";
        if (!TryEvaluate(evaluator, out Value value))
        {
            return false;
        }
        try
        {
            text = ValuePrinter.ToText(value, _frame.State);
        }
        catch (JinjaException)
        {
            return false;
        }
        bool isSafe = value.IsMarkup || TextArithmetic.HasHtml(value);
        text = _compile.Mode.IsOn && !isSafe ? TextArithmetic.Escape(text) : text;
        return text.Length <= MaxTextLength;
    }

    public static Evaluator Constant(Value value) =>
        value.TryGetDouble(out double number) && !double.IsFinite(number)
            ? new InfiniteEvaluator(number)
            : new ConstantEvaluator(value);

    private bool TryEvaluate(Evaluator evaluator, out Value value)
    {
        if (evaluator is ConstantEvaluator constant)
        {
            value = constant.Value;
            return true;
        }
        _eval.Autoescape = _compile.Mode.IsOn;
        _frame.State.Budget.Start(_limits, TimeProvider.System, CancellationToken.None);
        _frame.State.Activations.Start(_limits);
        _frame.Output.Truncate(0);
        try
        {
            value = evaluator.Evaluate(_frame);
            return true;
        }
        catch (JinjaException)
        {
            value = default;
            return false;
        }
    }

    // Only what cannot be changed can be shared by all renders.
    private static bool IsKept(Value value) =>
        value.Kind switch
        {
            ValueKind.None or ValueKind.Bool or ValueKind.Int => true,
            ValueKind.Float => double.IsFinite(value.FloatPayload),
            ValueKind.BigInt => ((BigInteger)value._ref!).GetBitLength() <= MaxIntegerBits,
            ValueKind.String or ValueKind.Markup => value.StringPayload.Length <= MaxTextLength,
            ValueKind.Tuple => ((PyTuple)value._ref!).Items is { Length: <= 64 } items
                && Array.TrueForAll(items, IsKept),
            _ => false,
        };
}
