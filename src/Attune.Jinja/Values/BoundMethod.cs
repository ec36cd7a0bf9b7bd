using Attune.Jinja.Runtime;

namespace Attune.Jinja.Values;

/// <summary>A method of a value, as <c>x.upper</c> without the call gives it.</summary>
internal sealed class BoundMethod(Value self, MethodDefinition method) : JinjaObject
{
    public Value Self { get; } = self;

    public MethodDefinition Method { get; } = method;

    public override string TypeName => "builtin_function_or_method";

    public override bool IsCallable => true;

    public override Value Call(RenderState state, Arguments arguments) => Method.Invoke(state, Self, arguments);

    public override void WriteRepr(ValuePrinter printer) =>
        printer.Append($"<built-in method {Method.Name} of {ValueTypes.NameOf(Self)} object>");

    public override bool IsEqualTo(Value other) =>
        other.TryGetObject(out BoundMethod? bound)
        && ReferenceEquals(bound.Method, Method)
        && ReferenceEquals(bound.Self._ref, Self._ref)
        && bound.Self._bits == Self._bits;

    public override int ComputeHash() => HashCode.Combine(Method, Self._bits);
}
