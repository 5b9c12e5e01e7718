package shop.checkout;

import shop.store.Database;

public abstract class CheckoutContract {
    protected abstract Database database();
}
