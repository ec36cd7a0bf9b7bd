using Attune.Core.Accounts;

namespace Attune.Dashboard.Frame;

/// <summary>Where one is and who one is there; cascaded to every page below the layout.</summary>
/// <param name="Id">The workspace's id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Role">What the person may do; asked for again at every change.</param>
/// <param name="Person">Who.</param>
/// <param name="TimeZone">The IANA zone that times are shown in.</param>
public sealed record WorkspaceContext(string Id, string Name, Role Role, Person Person, string TimeZone)
{
    public bool MayEdit => Role >= Role.Editor;

    public bool MayPublish => Role >= Role.Publisher;

    public bool MayAdminister => Role >= Role.Admin;
}
