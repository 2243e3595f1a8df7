#ifdef __linux__

#define _GNU_SOURCE
#include "CEpoll.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

static int control(int queue, int operation, int descriptor, enum readiness_interest interest, uint64_t token) {
    static const uint32_t events[] = {0, EPOLLIN, EPOLLIN | EPOLLRDHUP | EPOLLET, EPOLLOUT, EPOLLIN | EPOLLEXCLUSIVE};
    struct epoll_event event = {.events = events[interest], .data.u64 = token};
    return epoll_ctl(queue, operation, descriptor, &event);
}

int readiness_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

int readiness_add(int queue, int descriptor, enum readiness_interest interest, uint64_t token) {
    return control(queue, EPOLL_CTL_ADD, descriptor, interest, token);
}

int readiness_change(int queue, int descriptor, enum readiness_interest interest, uint64_t token) {
    return control(queue, EPOLL_CTL_MOD, descriptor, interest, token);
}

int readiness_remove(int queue, int descriptor) { return control(queue, EPOLL_CTL_DEL, descriptor, readiness_end, 0); }

int readiness_wait(int queue, struct readiness *found, int milliseconds) {
    struct epoll_event events[readiness_capacity];
    int count = epoll_wait(queue, events, readiness_capacity, milliseconds);
    for (int position = 0; position < count; position++) {
        found[position].token = events[position].data.u64;
        found[position].is_input_end = (events[position].events & EPOLLRDHUP) != 0;
        found[position].is_end = (events[position].events & (EPOLLERR | EPOLLHUP)) != 0;
    }
    return count;
}

int waker_create(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

int connection_accept(int listener) { return accept4(listener, 0, 0, SOCK_NONBLOCK | SOCK_CLOEXEC); }

#endif
