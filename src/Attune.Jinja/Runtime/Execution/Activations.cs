using System.Runtime.CompilerServices;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Execution;

/// <summary>
/// The frames and contexts of one render, used again as functions return, and the counts that keep recursion within its limits.
/// </summary>
internal sealed class Activations(RenderState state)
{
    private Frame[] _frames = [];
    private RenderContext[] _contexts = [];
    private readonly List<LoopContext> _loops = [];
    private readonly Dictionary<TemplateCode, TemplateModule> _modules = new(ReferenceEqualityComparer.Instance);
    private int _framesUsed;
    private int _contextsUsed;
    private int _loopsUsed;
    private int _depth;
    private int _maxDepth;
    private int _includesLeft;

    public void Start(RenderLimits limits)
    {
        _framesUsed = _contextsUsed = _loopsUsed = _depth = 0;
        _maxDepth = limits.MaxRecursion;
        _includesLeft = limits.MaxIncludes;
    }

    /// <summary>Enters a function: counts its depth and gives it a frame whose slots are all missing.</summary>
    /// <exception cref="JinjaLimitException">The recursion is too deep.</exception>
    public Frame Enter(FunctionCode code, RenderContext context, Frame? outer)
    {
        if (++_depth > _maxDepth)
        {
            throw Budget.Exceeded(nameof(RenderLimits.MaxRecursion), "the recursion", _maxDepth);
        }
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Budget.Exceeded(nameof(RenderLimits.MaxRecursion), "the stack that the recursion needs", _maxDepth);
        }
        Frame frame;
        if (code.IsCaptured)
        {
            frame = new Frame(state) { Slots = new Value[code.SlotCount] };
        }
        else
        {
            int index = _framesUsed++;
            frame = index < _frames.Length ? _frames[index] : AddFrame();
            if (frame.Slots.Length < code.SlotCount)
            {
                frame.Slots = new Value[Math.Max(8, code.SlotCount)];
            }
        }
        frame.Context = context;
        frame.Code = code;
        frame.Outer = outer;
        frame.ChildRoot = null;
        frame.ParentTemplate = null;
        return frame;
    }

    /// <summary>Leaves the function entered last.</summary>
    public void Leave(Frame frame)
    {
        _depth--;
        FunctionCode code = frame.Code;
        if (!code.IsCaptured)
        {
            _framesUsed--;
            frame.Slots.AsSpan(0, code.SlotCount).Clear();
            frame.Outer = null;
        }
    }

    public RenderContext RentContext()
    {
        int index = _contextsUsed++;
        return index < _contexts.Length ? _contexts[index] : AddContext();
    }

    /// <summary>Takes back the context rented last.</summary>
    public void ReturnContext()
    {
        RenderContext context = _contexts[--_contextsUsed];
        if (context.IsPinned)
        {
            context.Detach();
            _contexts[_contextsUsed] = new RenderContext();
        }
    }

    public LoopContext RentLoop()
    {
        if (_loopsUsed == _loops.Count)
        {
            _loops.Add(new LoopContext());
        }
        return _loops[_loopsUsed++];
    }

    public void ReturnLoop() => _loopsUsed--;

    /// <summary>Counts a template that is included, imported or extended.</summary>
    public void CountInclude(RenderLimits limits)
    {
        if (--_includesLeft < 0)
        {
            throw Budget.Exceeded(
                nameof(RenderLimits.MaxIncludes),
                "the number of included templates",
                limits.MaxIncludes
            );
        }
    }

    /// <summary>The module that importers of a template without context share within this render.</summary>
    public Dictionary<TemplateCode, TemplateModule> Modules => _modules;

    /// <summary>Drops frames and contexts that a render left in the middle of, so that no later one uses them.</summary>
    public void Abandon()
    {
        _frames = [];
        _contexts = [];
        _loops.Clear();
    }

    /// <summary>Lets go of what the last render saw.</summary>
    public void Forget()
    {
        foreach (RenderContext context in _contexts)
        {
            context.Forget();
        }
        if (_modules.Count > 0)
        {
            _modules.Clear();
        }
    }

    private Frame AddFrame()
    {
        int used = _frames.Length;
        Array.Resize(ref _frames, Math.Max(4, used * 2));
        for (int i = used; i < _frames.Length; i++)
        {
            _frames[i] = new Frame(state);
        }
        return _frames[used];
    }

    private RenderContext AddContext()
    {
        int used = _contexts.Length;
        Array.Resize(ref _contexts, Math.Max(4, used * 2));
        for (int i = used; i < _contexts.Length; i++)
        {
            _contexts[i] = new RenderContext();
        }
        return _contexts[used];
    }
}
