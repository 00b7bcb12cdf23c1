using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Containers;

public sealed class ContainerReaderTests
{
    private static readonly ServerName One = A.Server("server-1");

    public static TheoryData<Rights> Kinds =>
    [
        Rights.All, Of(new Grant(Role.Viewer)), Of(new Grant(Role.Viewer, One)), Of(new Grant(Role.Administrator, Project: "shop")), Of(new Grant(Role.Viewer, One, "shop")),
        Of(new Grant(Role.Viewer, One, "shop"), new Grant(Role.Viewer, A.Server("server-2"))), Rights.None,
        Single(new PermissionGrant(Permission.See)), Single(new PermissionGrant(Permission.See, One)), Single(new PermissionGrant(Permission.See, Project: "bank")), Single(new PermissionGrant(Permission.OperateContainers)),
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Visible_WithAllSortsOfRights_IsWhatEachContainerAloneWouldBe(Rights rights)
    {
        var changing = new ChangingFleet(seed: 9);
        for (var i = 0; i < 300; i++)
        {
            var fleet = changing.Next();

            var seen = ContainerReader.Visible(fleet, rights);

            Assert.Equal(fleet.Containers.Where(c => rights.Allows(Permission.See, Scope.Of(c.Server, c.Labels.GetValueOrDefault("com.docker.compose.project")))).Select(c => c.Key).ToHashSet(), seen.Containers.Select(c => c.Key).ToHashSet());
            Assert.Equal(fleet.Servers.Keys.Where(s => rights.AllowsOn(Permission.See, s)).ToHashSet(), seen.Servers.Keys.ToHashSet());
        }
    }

    [Fact]
    public void Visible_ToWhomeverMaySeeEverything_IsTheListItself()
    {
        var fleet = new ChangingFleet(seed: 10).Next();

        Assert.Same(fleet, ContainerReader.Visible(fleet, Rights.All));
        Assert.Same(fleet, ContainerReader.Visible(fleet, Of(new Grant(Role.Viewer))));
    }

    private static Rights Of(params Grant[] grants) => new(grants, []);

    private static Rights Single(PermissionGrant permission) => new([], [permission]);
}
