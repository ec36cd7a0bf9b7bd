namespace Attune.Core.Workspaces;

/// <summary>The kinds under which a workspace's own configuration is kept in the document store.</summary>
public static class WorkspaceKinds
{
    public const string ApiKey = "api_key";
    public const string Settings = "workspace_settings";
    public const string Experience = "experience";
    public const string Audience = "audience";
    public const string Segment = "segment";
    public const string ExclusionGroup = "exclusion_group";
    public const string Webhook = "webhook";
    public const string Demo = "demo";
    public const string Member = "member";

    /// <summary>The id of a document of which a workspace has one.</summary>
    public const string OnlyId = "workspace";
}
