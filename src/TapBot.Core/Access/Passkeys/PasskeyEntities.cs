using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TapBot.Core.Access;

/// <summary>How passkeys are stored.</summary>
internal sealed class PasskeyEntities : IEntityTypeConfiguration<PasskeyRow>
{
    public void Configure(EntityTypeBuilder<PasskeyRow> builder)
    {
        builder.ToTable("Passkeys");
        builder.Property(p => p.Id).HasMaxLength(1400);
        builder.Property(p => p.Name).HasMaxLength(100);
        builder.Property(p => p.Transports).HasMaxLength(200);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
